/** URLs that grow with every redirect by the same amount of the same text, without reaching a page. */

import { isRedirectStatus, lastHop, type RedirectChain } from '../../../chain/chain.ts';
import { perChain } from '../../../chain/per-chain.ts';
import { redirectTarget } from '../../../chain/redirect-target.ts';
import { isUrl } from '../../../url/origin.ts';

/**
 * How a chain grew: `path` by the same path part every time, `query` by the URL itself in a parameter of the next,
 * `encoding` by re-encoded percent signs, `text` by the same characters anywhere; `return` at every second redirect,
 * which appends the path and query that the previous one returned to, to the parameter that it returned.
 */
export interface Growth {
  readonly kind: 'path' | 'query' | 'encoding' | 'text' | 'return';
  /** Index of the first hop whose redirect added something. */
  readonly start: number;
  /** How often. */
  readonly times: number;
  /** What each redirect added, or the parameter that contains the previous URL. */
  readonly what: string;
  /** The other parameter that contains it, if two pages alternate. */
  readonly other?: string;
  /** What the path in a `return` parameter lacks at its beginning, "" if nothing. */
  readonly prefix?: string;
}

/** Twice may be chance, as in `/a` → `/a/a`. */
const FEWEST = 3;

/** A sign-in that is passed from provider to provider also nests URLs, but not under two alternating names. */
const FEWEST_BY_TURNS = 4;

/** A counter's digits also grow in this way for a while. */
const FEWEST_OF_TEXT = 6;

/** Longer URLs are slow to search, and servers reject them. In characters. */
const LONGEST = 16_384;

interface Step {
  readonly kind: Growth['kind'];
  readonly what: string;
  readonly prefix?: string;
}

/** Too long for the server, the URL or all headers (RFC 9110 §15.5.15, RFC 6585 §5). */
const TOO_LONG: ReadonlySet<number> = new Set([414, 431]);

const found = perChain((chain): { readonly growth?: Growth } => {
  if (hasArrived(chain)) return {};
  const urls = urlsOf(chain);
  const steps = urls.slice(1).map((url, index) => stepBetween(urls[index] ?? '', url));
  const last = steps.at(-1);
  if (!last || last.kind === 'return') return everySecond(last ? steps : steps.slice(0, -1));
  const times = timesAtEnd(steps, (step) => isSame(step, last));
  const fewest = last.kind === 'text' ? FEWEST_OF_TEXT : FEWEST;
  if (times >= fewest) return { growth: { ...last, start: steps.length - times, times } };
  return byTurns(steps, last);
});

/** Two pages that each put the other's URL into a parameter of their own name. */
function byTurns(steps: readonly (Step | undefined)[], last: Step): { growth?: Growth } {
  const other = steps.at(-2);
  if (last.kind !== 'query' || other?.kind !== 'query') return {};
  const times = timesAtEnd(steps, (step, back) => isSame(step, back % 2 === 0 ? last : other));
  const start = steps.length - times;
  return times < FEWEST_BY_TURNS ? {} : { growth: { ...last, start, times, other: other.what } };
}

/** A page elsewhere that returns a parameter, and a server that puts what it was returned to into the next one. */
function everySecond(steps: readonly (Step | undefined)[]): { growth?: Growth } {
  const last = steps.at(-1);
  if (last?.kind !== 'return') return {};
  const inTurn = timesAtEnd(steps, (step, back) =>
    back % 2 === 0 ? isSame(step, last) : step === undefined,
  );
  const times = Math.ceil(inTurn / 2);
  const start = steps.length - (2 * times - 1);
  return times < FEWEST ? {} : { growth: { ...last, start, times } };
}

/** Counts the last steps that fit, from the end, which is 0 back. */
function timesAtEnd(
  steps: readonly (Step | undefined)[],
  fits: (step: Step | undefined, back: number) => boolean,
): number {
  const end = steps.toReversed().findIndex((step, back) => !fits(step, back));
  return end < 0 ? steps.length : end;
}

/** Finds the growth that a chain ended with; undefined if there is none. */
export function growthOf(chain: RedirectChain): Growth | undefined {
  return found(chain).growth;
}

/** If a server's final response is a page, a sign-in or a reported error, it was not a loop. */
function hasArrived(chain: RedirectChain): boolean {
  const { response, redirect } = lastHop(chain);
  if (response === undefined || redirect !== undefined) return false;
  return !isRedirectStatus(response.status) && !TOO_LONG.has(response.status);
}

/** All requested URLs, and the last response's target. */
function urlsOf(chain: RedirectChain): string[] {
  const urls = chain.hops.map(({ url }) => url);
  const last = lastHop(chain);
  const target = chain.hops.length > 1 && last.response ? redirectTarget(last) : undefined;
  return target === undefined ? urls : [...urls, target];
}

function isSame(a: Step | undefined, b: Step): boolean {
  return a?.kind === b.kind && a.what === b.what;
}

function stepBetween(from: string, to: string): Step | undefined {
  if (to.length <= from.length || to.length > LONGEST) return undefined;
  if (!isUrl(from) || !isUrl(to)) return undefined;
  const [a, b] = [new URL(from), new URL(to)];
  if (a.host !== b.host) return addedToQuery(from, b) ?? addedReturn(a, b);
  return (
    addedToPath(a, b) ?? addedToQuery(from, b) ?? encodedAgain(from, to) ?? addedText(from, to)
  );
}

/** The parts that a path has in addition to the previous one, if it is otherwise the same. */
function addedToPath(a: URL, b: URL): Step | undefined {
  const [before, after] = [partsOf(a), partsOf(b)];
  const more = after.length - before.length;
  if (more < 1) return undefined;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  if (before.slice(same).join('/') !== after.slice(same + more).join('/')) return undefined;
  return { kind: 'path', what: after.slice(same, same + more).join('/') };
}

function partsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter((part) => part !== '');
}

/** The parameter that contains the previous URL, with or without its origin. */
function addedToQuery(from: string, { searchParams }: URL): Step | undefined {
  const { origin, pathname, search } = new URL(from);
  const path = pathname + search;
  for (const [name, value] of searchParams) {
    const isHeld = search !== '' && (value === path || value === path.slice(1));
    if (isHeld || value === origin + path) return { kind: 'query', what: name };
  }
  return undefined;
}

/** The returned parameter that the next request extends with the URL it came to, at least with the end of its path. */
function addedReturn({ pathname, search, searchParams }: URL, to: URL): Step | undefined {
  for (const [name, value] of to.searchParams) {
    if (!searchParams.get(name) || !value.endsWith(search)) continue;
    const before = value.slice(0, -search.length);
    const start = [...pathname.matchAll(/\/(?=[^/])/g)].find(({ index }) =>
      before.endsWith(pathname.slice(index)),
    )?.index;
    if (start !== undefined)
      return { kind: 'return', what: name, prefix: pathname.slice(0, start) };
  }
  return undefined;
}

/** `%2F`, `%252F`, `%25252F`. */
function encodedAgain(from: string, to: string): Step | undefined {
  const decoded = (url: string) => url.replace(/%(?:25)+/g, '%');
  return decoded(from) === decoded(to) ? { kind: 'encoding', what: '%25' } : undefined;
}

/** The characters that a URL has in addition to the previous one, all in one place. */
function addedText(from: string, to: string): Step | undefined {
  const more = to.length - from.length;
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  if (from.slice(same) !== to.slice(same + more)) return undefined;
  const what = to.slice(same, same + more).replace(/^[?&]|&$/g, '');
  return what === '' ? undefined : { kind: 'text', what };
}
