/** Chains for the panel's tests, from short texts. */
import type { BodySummary, Hop, RedirectChain } from '../../src/core/chain/chain.ts';

/** What a hop has unless it says otherwise; `at` is its number. */
export function hop(method: string, url: string, rest: Partial<Hop> = {}, at = 0): Hop {
  const body: BodySummary = { kind: 'none' };
  return { method, url, startedAt: 1000 + at * 10, endedAt: 1010 + at * 10, body, ...rest };
}

/** A hop that a server answered; a status from 300 to 399 redirects to `to`, with a Location where it is given. */
export function answered(
  method: string,
  url: string,
  status: number,
  to?: string,
  rest: Partial<Hop> = {},
): Hop {
  const headers = to === undefined ? [] : [{ name: 'Location', value: to }];
  const response = { status, statusLine: `HTTP/1.1 ${status}`, headers };
  const redirect = to === undefined ? {} : { redirect: { url: to, cause: 'http' as const } };
  return hop(method, url, { response, ...redirect, ...rest });
}

/** A chain of hops that has ended unless it says otherwise. */
export function chainOf(
  id: string,
  hops: readonly [Hop, ...Hop[]],
  rest: Partial<RedirectChain> = {},
): RedirectChain {
  const base = { id, tabId: 7, frameId: 0, type: 'xmlhttprequest', ended: true };
  return { ...base, hops, ...rest };
}

/** The plain case: POST answered 302, then GET answered 200. */
export function postToGet(id = 'post'): RedirectChain {
  return chainOf(id, [
    answered('POST', 'http://api.test/orders', 302, 'http://api.test/v2/orders'),
    answered('GET', 'http://api.test/v2/orders', 200),
  ]);
}
