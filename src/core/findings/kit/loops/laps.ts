/** What changed between iterations of a cycle, in words. */

import { type Hop, isInternal } from '../../../chain/chain.ts';
import { withoutQuery } from '../../../chain/chain-edit.ts';
import type { Cycle } from '../../../chain/loop.ts';
import { type Cookie, readCookies, readSetCookies } from '../../../http/cookies/set-cookie.ts';
import { shownValue, t } from '../../../text/i18n.ts';
import { decoded } from '../texts/decoded.ts';
import { cutUrl, listText, urlText } from '../texts/url-text.ts';
import { mayLackCookies } from './session-loop.ts';

/** The most addresses that help in a sentence. */
const MOST_PLACES = 3;

/** The longest parameter names and values that help, in characters. */
const LONGEST_VALUE = 40;

/** The hops of the last two complete iterations, side by side. */
export function lastLaps(hops: readonly Hop[], { start, length, laps }: Cycle): [Hop[], Hop[]] {
  const end = start + laps * length;
  return [hops.slice(end - 2 * length, end - length), hops.slice(end - length, end)];
}

/** Writes an iteration: `http://a.test/login → /home → /login`. */
export function lapText(hops: readonly Hop[], { start, length }: Cycle): string {
  const urls = hops.slice(start, start + length).map(({ url }) => withoutQuery(url));
  const shown = urls.length > MOST_PLACES ? [urls[0], undefined, urls.at(-1)] : urls;
  const texts = shown.map((url, index) =>
    url === undefined ? '…' : urlText(url, index === 0 ? undefined : urls[0]),
  );
  return [...texts, urlText(urls[0] ?? '', urls[0])].join(' → ');
}

/** Says what changed in the requests between the last two iterations. */
export function changeText(hops: readonly Hop[], cycle: Cycle): string {
  const [before, after] = lastLaps(hops, cycle);
  const changes = [...parameterChanges(before, after), ...cookieChanges(before, after)];
  if (changes.length > 0) return t`Between iterations, ${listText(changes)} changed.`;
  const isRespelled = after.some(({ url }, index) => queryOf(url) !== queryOf(before[index]?.url));
  if (isRespelled) return t`Between iterations, the order or spelling of the query changed.`;
  const isSeen = [...before, ...after].every(
    ({ redirect, requestHeaders }) => isInternal(redirect) || requestHeaders !== undefined,
  );
  return isSeen && !mayLackCookies(hops)
    ? t`The last two iterations requested the same URLs with the same cookies.`
    : t`The last two iterations requested the same URLs.`;
}

/** Names the cookies that an iteration's responses set and the next iteration's requests sent. */
export function resetCookies(hops: readonly Hop[], cycle: Cycle): string[] {
  const [before, after] = lastLaps(hops, cycle);
  const sent = namesSent(after);
  return namesSet(before, isReturnPath).filter((name) => sent.has(name));
}

/** A cookie that contains the requested path only stores where to return, and no redirect depends on it. */
function isReturnPath({ value }: Cookie, { url }: Hop): boolean {
  const { pathname, search, href } = new URL(url);
  const path = decoded(value);
  return [pathname, pathname + search, href].some((each) => decoded(each) === path);
}

/** Names the cookies of which a request of the last iteration sent several at once. */
export function doubledCookies(hops: readonly Hop[], cycle: Cycle): string[] {
  const [, after] = lastLaps(hops, cycle);
  const doubled = after.flatMap((hop) => {
    const names = cookiesOf(hop).map(({ name }) => name);
    return names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  });
  return [...new Set(doubled)];
}

/** The names of the cookies that an iteration's requests sent. */
export function namesSent(lap: readonly Hop[]): ReadonlySet<string> {
  return new Set(lap.flatMap(cookiesOf).map(({ name }) => name));
}

/** The cookies that an iteration's responses set, except those that they delete and those of no interest. */
export function namesSet(
  lap: readonly Hop[],
  isOther: (cookie: Cookie, hop: Hop) => boolean = () => false,
): string[] {
  const set = lap.flatMap((hop) =>
    readSetCookies(hop.response?.headers ?? [], hop.startedAt)
      .filter(({ expiresAt = Infinity }) => expiresAt > hop.startedAt)
      .filter((cookie) => !isOther(cookie, hop))
      .map(({ name }) => name),
  );
  return [...new Set(set)];
}

function parameterChanges(before: readonly Hop[], after: readonly Hop[]): string[] {
  const changes = new Map<string, string>();
  for (const [index, { url }] of after.entries()) {
    const [was, is] = [parametersOf(before[index]?.url), parametersOf(url)];
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      const [old, young] = [was.getAll(name), is.getAll(name)];
      if (sameValues(old, young)) continue;
      const [first, then] = [valuesText(old), valuesText(young)];
      changes.set(name, t`the parameter ${cutUrl(name, LONGEST_VALUE)} (${first}, then ${then})`);
    }
  }
  return [...changes.values()];
}

function valuesText(values: readonly string[]): string {
  // Only as a whole can a short one be told for a secret.
  const shown = values.map((value) => shownValue(value, true));
  return values.length === 0 ? t`none` : cutUrl(shown.join(', '), LONGEST_VALUE);
}

function sameValues(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}

function parametersOf(url: string | undefined): URLSearchParams {
  return new URLSearchParams(queryOf(url));
}

function queryOf(url: string | undefined): string {
  return url?.replace(/^[^?#]*/, '').replace(/#.*$/s, '') ?? '';
}

/** A name may stand for several cookies of different Domains or Paths. */
function cookieChanges(before: readonly Hop[], after: readonly Hop[]): string[] {
  const names = after.flatMap((hop, index) => {
    const [was, is] = [cookiesOf(before[index]), cookiesOf(hop)];
    return is
      .map(({ name }) => name)
      .filter((name) => !sameValues(valuesOf(was, name), valuesOf(is, name)));
  });
  return [...new Set(names)].map((name) => t`the cookie ${name}`);
}

function valuesOf(cookies: readonly Cookie[], name: string): string[] {
  return cookies.filter((cookie) => cookie.name === name).map(({ value }) => value);
}

function cookiesOf(hop: Hop | undefined): Cookie[] {
  return readCookies(hop?.requestHeaders ?? []);
}
