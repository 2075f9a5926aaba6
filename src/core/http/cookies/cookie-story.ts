/** A chain's cookies from beginning to end: what each hop sent, what it left out, and what its answer set. */

import type { RedirectChain } from '../../chain/chain.ts';
import { groupBy } from '../../lists/group-by.ts';
import { pairOf, type TracedCookie, traceCookies } from './cookie-fate.ts';
import { type Cookie, readCookies } from './set-cookie.ts';

/** A cookie that a hop sent, and the hop that had set it; undefined where it is from before the chain. */
export interface SentCookie extends Cookie {
  readonly setAt: number | undefined;
}

/** The cookies of one hop. */
export interface HopStory {
  /** Undefined where the request's headers are not known. */
  readonly sent: readonly SentCookie[] | undefined;
  /** Set by earlier hops, and to be expected here: with what likely kept each from being sent. */
  readonly missing: readonly TracedCookie[];
  readonly set: readonly TracedCookie[];
}

/** Tells of every hop what it has to do with cookies. */
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
