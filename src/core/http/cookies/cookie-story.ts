/** A chain's cookies from beginning to end: what each hop sent, what it omitted, and what its response set. */

import type { RedirectChain } from '../../chain/chain.ts';
import { groupBy } from '../../lists/group-by.ts';
import { pairOf, type TracedCookie, traceCookies } from './cookie-fate.ts';
import { type Cookie, readCookies } from './set-cookie.ts';

/** A cookie that a hop sent, and the hop that had set it; undefined if it was set before the chain. */
export interface SentCookie extends Cookie {
  readonly setAt: number | undefined;
}

/** The cookies of one hop. */
export interface HopStory {
  /** Undefined if the request's headers are unknown. */
  readonly sent: readonly SentCookie[] | undefined;
  /** Set by earlier hops and expected here, with the likely reason why each was not sent. */
  readonly missing: readonly TracedCookie[];
  readonly set: readonly TracedCookie[];
}

/** Returns every hop's cookies. */
export function cookieStory(chain: RedirectChain): HopStory[] {
  const traced = traceCookies(chain);
  const setAt = groupBy(traced, (each) => each.setAt);
  const missingAt = groupBy(traced, ({ fate }) => (fate.kind === 'not-sent' ? fate.at : undefined));
  const lastSet = new Map<string, number>();
  return chain.hops.map(({ requestHeaders }, index) => {
    const sent =
      requestHeaders &&
      readCookies(requestHeaders).map((cookie) => ({
        ...cookie,
        setAt: lastSet.get(pairOf(cookie)),
      }));
    const set = setAt.get(index) ?? [];
    for (const { cookie } of set) lastSet.set(pairOf(cookie), index);
    return { sent, missing: missingAt.get(index) ?? [], set };
  });
}
