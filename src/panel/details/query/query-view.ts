/** The parameters of a hop's URL, or of its Location, as display-safe texts. */
import { type RedirectChain, rawLocation } from '../../../core/chain/chain.ts';
import { redirectTarget } from '../../../core/chain/redirect-target.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { type Param, type ParamChange, readParams } from '../../../core/url/query.ts';

/** One parameter. */
export interface ParamRow {
  readonly change: ParamChange | undefined;
  /** `added`; "" if there is no previous URL. */
  readonly word: string;
  readonly name: string;
  /** Whether it is in the fragment, which no server receives. */
  readonly isFragment: boolean;
  readonly values: readonly string[];
  /** The previous value of a changed or removed parameter. */
  readonly before: readonly string[];
}

export interface QueryView {
  /** `Query: 3 parameters, 1 added`. */
  readonly summary: string;
  readonly rows: readonly ParamRow[];
}

const WORDS: Readonly<Record<ParamChange, Message>> = {
  added: msg`added`,
  changed: msg`changed`,
  removed: msg`removed`,
  kept: msg`kept`,
};

/**
 * Prepares the parameters of a hop's URL beside those of the previous hop for display; undefined if neither has any.
 */
export function queryView({ hops }: RedirectChain, index: number): QueryView | undefined {
  const hop = hops[index] ?? hops[0];
  const params = readParams(hop.url, hops[index - 1]?.url);
  if (params.length === 0) return undefined;
  return { summary: t`Query: ${countsText(params)}`, rows: params.map(toRow) };
}

/** Prepares the parameters of a hop's Location beside those of its own URL for display; undefined if there are none. */
export function locationQueryView({ hops }: RedirectChain, index: number): QueryView | undefined {
  const hop = hops[index] ?? hops[0];
  const location = rawLocation(hop);
  if (!location) return undefined;
  // The Location is resolved, since one that is only a fragment keeps the query.
  const params = readParams(redirectTarget(hop) ?? location, hop.url);
  if (params.length === 0) return undefined;
  return { summary: t`Location query: ${countsText(params)}`, rows: params.map(toRow) };
}

function countsText(params: readonly Param[]): string {
  const count = params.filter(({ change }) => change !== 'removed').length;
  const changes = (['added', 'changed', 'removed'] as const).flatMap((change) => {
    const found = params.filter((param) => param.change === change).length;
    return found === 0 ? [] : [changeText(change, found)];
  });
  return [countText(count), ...changes].join(', ');
}

function countText(count: number): string {
  if (count === 0) return t`no parameters`;
  return count === 1 ? t`1 parameter` : t`${count} parameters`;
}

function changeText(change: Exclude<ParamChange, 'kept'>, count: number): string {
  switch (change) {
    case 'added':
      return count === 1 ? t`1 added` : t`${count} added`;
    case 'changed':
      return count === 1 ? t`1 changed` : t`${count} changed`;
    case 'removed':
      return count === 1 ? t`1 removed` : t`${count} removed`;
  }
}

function toRow({ place, name, values, change, before }: Param): ParamRow {
  return {
    change,
    word: change === undefined ? '' : translate(WORDS[change]),
    name: visibleText(name) || t`(no name)`,
    isFragment: place === 'fragment',
    values: values.map(shown),
    before: change === 'kept' ? [] : before.map(shown),
  };
}

function shown(value: string): string {
  return visibleText(value) || t`empty`;
}
