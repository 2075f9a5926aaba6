/** The parameters of URLs, decoded, and how they differ from the previous URL's. */
import { groupBy } from '../lists/group-by.ts';

/** `removed`: the previous URL had it, this one doesn't. */
export type ParamChange = 'kept' | 'added' | 'changed' | 'removed';

/** A parameter, with all values that it was given, in order. */
export interface Param {
  /** OAuth's implicit flow and single-page applications have parameters in the fragment. */
  readonly place: 'query' | 'fragment';
  readonly name: string;
  /** None if it was removed. */
  readonly values: readonly string[];
  /** Undefined if there is no previous URL. */
  readonly change: ParamChange | undefined;
  /** The previous values; none if it was added. */
  readonly before: readonly string[];
}

type Place = Param['place'];

/**
 * Reads the parameters of a URL as application/x-www-form-urlencoded (URL Standard §5.1), removed ones last. Nothing in
 * a fragment counts as removed, because servers don't get fragments and not every browser reports them.
 * @param previous the URL to compare with
 */
export function readParams(url: string, previous?: string): Param[] {
  return [...compare(url, previous, 'query'), ...compare(url, previous, 'fragment')];
}

function compare(url: string, previous: string | undefined, place: Place): Param[] {
  const now = valuesByName(partOf(url, place));
  const old = previous === undefined ? undefined : valuesByName(partOf(previous, place));
  const params = [...now].map(([name, values]): Param => {
    const before = old?.get(name) ?? [];
    return { place, name, values, before, change: old && changeOf(values, before) };
  });
  if (!old || place === 'fragment') return params;
  const removed = [...old].filter(([name]) => !now.has(name));
  return [
    ...params,
    ...removed.map(([name, before]) => ({
      place,
      name,
      values: [],
      before,
      change: 'removed' as const,
    })),
  ];
}

function changeOf(values: readonly string[], before: readonly string[]): ParamChange {
  if (before.length === 0) return 'added';
  const isKept =
    values.length === before.length && values.every((value, index) => value === before[index]);
  return isKept ? 'kept' : 'changed';
}

/**
 * The text of the parameters, or "". A fragment has parameters if it looks like a query, or if a route in it has one.
 */
function partOf(url: string, place: Place): string {
  const [beforeHash = '', ...afterHash] = url.split('#');
  if (place === 'query') {
    const mark = beforeHash.indexOf('?');
    return mark < 0 ? '' : beforeHash.slice(mark + 1);
  }
  const fragment = afterHash.join('#').replace(/^[^?=&]*\?/, '');
  return fragment.includes('=') ? fragment : '';
}

function valuesByName(text: string): Map<string, string[]> {
  return groupBy(
    new URLSearchParams(text),
    ([name]) => name,
    ([, value]) => value,
  );
}
