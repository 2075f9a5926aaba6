/** What a redirect changed about the request's headers, derived from what two hops were observed to send. */

import { type Header, type Hop, headerValue, type RedirectChain } from '../chain/chain.ts';
import { segmentsOf } from '../chain/gaps.ts';
import { isUnsent } from '../http/answer.ts';
import { groupBy } from '../lists/group-by.ts';
import { originOf } from '../url/origin.ts';
import {
  type ChangeCase,
  type HeaderChangeKind,
  type HeaderRule,
  isMechanical,
  ruleOf,
} from './header-rules.ts';

/** A header, by its name, in which two requests differ. */
export interface HeaderChange {
  /** As spelled in the last request that had it. */
  readonly name: string;
  readonly kind: HeaderChangeKind;
  /** Every value in order; none if the request didn't have it. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The reason, if a standard gives one. */
  readonly rule?: HeaderRule;
  /** It follows from the URL, the body or the connection and means nothing by itself, such as Host. */
  readonly mechanical: boolean;
}

/**
 * `first`: there is no earlier request to compare with. `nothing-sent`: the browser redirected this hop internally.
 * `not-observable`: one of the two requests' headers are unknown, so nothing is reported as dropped.
 */
export type HeaderComparison =
  | { readonly kind: 'first' | 'nothing-sent' | 'not-observable' }
  | {
      readonly kind: 'observed';
      readonly changes: readonly HeaderChange[];
      /** The names that both requests have with the same values. */
      readonly unchanged: readonly string[];
    };

/** Between which two requests of a chain. */
type Place = Pick<ChangeCase, 'chain' | 'index' | 'before' | 'after'>;

type Diff = Pick<HeaderChange, 'name' | 'kind' | 'from' | 'to'>;

/**
 * Compares what hop `index` sent with the previous request, which isn't always the previous hop's: one that the browser
 * redirected internally sent nothing.
 */
export function compareHeaders(chain: RedirectChain, index: number): HeaderComparison {
  const to = chain.hops[index];
  if (!to || isUnsent(to)) return { kind: 'nothing-sent' };
  const from = sentBefore(chain, index);
  if (!from) return { kind: 'first' };
  if (!from.requestHeaders || !to.requestHeaders) return { kind: 'not-observable' };
  const { changes, unchanged } = diffHeaders(from.requestHeaders, to.requestHeaders);
  const place = { chain, index, before: from, after: to };
  const all = [...changes, ...notRestored(place)];
  return { kind: 'observed', changes: all.map((diff) => explain(place, diff)), unchanged };
}

/** The last hop before another one that sent a request; undefined if there is none, or if there is a gap in between. */
export function sentBefore(chain: RedirectChain, index: number): Hop | undefined {
  const { from } = segmentsOf(chain).findLast((segment) => segment.from <= index) ?? { from: 0 };
  return chain.hops.slice(from, index).findLast((hop) => !isUnsent(hop));
}

/**
 * Compares two lists of headers by name, ignoring case, each with its values in order. The order of the names is
 * meaningless (RFC 9110 §5.3).
 */
export function diffHeaders(
  from: readonly Header[],
  to: readonly Header[],
): { changes: Diff[]; unchanged: string[] } {
  const [before, after] = [byName(from), byName(to)];
  const changes: Diff[] = [];
  const unchanged: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    const name = now?.name ?? old?.name ?? key;
    const [was, is] = [old?.values ?? [], now?.values ?? []];
    if (!now) changes.push({ name, kind: 'dropped', from: was, to: is });
    else if (!old) changes.push({ name, kind: 'added', from: was, to: is });
    else if (isAlike(was, is)) unchanged.push(name);
    else changes.push({ name, kind: 'changed', from: was, to: is });
  }
  return { changes, unchanged };
}

/**
 * Authorization isn't restored when a request returns to its origin (Fetch §4.5 step 13), which is worth reporting
 * there.
 */
function notRestored({ chain, index, before, after }: Place): Diff[] {
  const has = (hop: Hop) => headerValue(hop.requestHeaders, 'authorization') !== undefined;
  if (has(before) || has(after)) return [];
  const earlier = chain.hops.slice(0, index).findLast(has);
  const isBack = earlier && originOf(earlier.url) === originOf(after.url);
  return isBack ? [{ name: 'Authorization', kind: 'not-restored', from: [], to: [] }] : [];
}

function explain(place: Place, diff: Diff): HeaderChange {
  const rule = ruleOf({ ...place, ...diff });
  return { ...diff, ...(rule && { rule }), mechanical: isMechanical(diff.name) };
}

/** Collects headers by their lower-case names, each as first spelled, with all its values. */
export function byName(
  headers: readonly Header[],
): Map<string, { name: string; values: string[] }> {
  const groups = groupBy(headers, ({ name }) => name.toLowerCase());
  return new Map(
    [...groups].map(([key, fields]) => {
      const [{ name }] = fields;
      return [key, { name, values: fields.map(({ value }) => value) }];
    }),
  );
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
