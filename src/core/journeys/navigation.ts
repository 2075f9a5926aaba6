/** Which page load a chain belongs to. Pure: the caller, who watched the tab, passes the pages. */

import { lastHop, type RedirectChain } from '../chain/chain.ts';
import { withoutFragment } from '../chain/chain-edit.ts';
import { countUpTo } from '../lists/count-up-to.ts';
import { groupBy } from '../lists/group-by.ts';
import { startsOf } from './journey.ts';

/** A page that a tab showed. */
export interface Page {
  readonly tabId: number;
  readonly url: string;
  /** When the tab began to show it, in milliseconds since the epoch. */
  readonly time: number;
}

/** A page load, with everything that led to it, if redirected, and everything that it requested. */
export interface Navigation {
  readonly id: string;
  /** Of the page that it led to. */
  readonly url: string;
  /** When the first request for it began or, if that was not recorded, when the page was shown. */
  readonly startedAt: number;
}

/** From a moment on, a tab's requests belong to a navigation. */
interface Turn {
  readonly since: number;
  readonly navigation: Navigation;
}

/** The turns of a tab in order of time, and when each began. */
interface Turns {
  readonly times: readonly number[];
  readonly turns: readonly Turn[];
}

/** How far apart the clocks of two processes may be, in ms. */
const CLOCKS = 50;

/**
 * Creates the function that returns a chain's navigation; undefined if that was not recorded. A request for a page
 * begins a navigation, together with the requests for pages that navigated to it by themselves; everything else belongs
 * to the page that its tab showed when it began.
 * @param pages in order of time; earlier pages, and those of other tabs, are known only by their own chains
 */
export function navigationsOf(
  chains: Iterable<RedirectChain>,
  pages: readonly Page[],
): (chain: RedirectChain) => Navigation | undefined {
  const documents = [...chains].filter(isPageRequest);
  const byId = new Map(documents.map((chain) => [chain.id, chain]));
  const startOfEach = startsOf(documents);
  const navigations = new Map<string, Navigation>();
  for (const chain of documents) {
    const start = startOfEach.get(chain.id) ?? chain;
    const { id, hops } = start;
    navigations.set(id, { id, url: lastHop(chain).url, startedAt: hops[0].startedAt });
  }
  const ofDocument = ({ id }: RedirectChain) => navigations.get(startOfEach.get(id)?.id ?? id);
  const turns = toTurns(documents, pages, ofDocument);
  return (chain) =>
    byId.has(chain.id) ? ofDocument(chain) : at(turns.get(chain.tabId), chain.hops[0].startedAt);
}

/** A page that is only prefetched or prerendered is not what the tab shows. */
function isPageRequest({ type, lifecycle }: RedirectChain): boolean {
  return type === 'main_frame' && lifecycle === undefined;
}

function toTurns(
  documents: readonly RedirectChain[],
  pages: readonly Page[],
  ofDocument: (chain: RedirectChain) => Navigation | undefined,
): Map<number, Turns> {
  const since = new Map(documents.map((chain) => [chain, lastHop(chain).startedAt]));
  const byRequest = groupBy(documents, (chain) => requestKey(chain.tabId, lastHop(chain).url));
  const turns: (Turn & { readonly tabId: number })[] = [];
  for (const page of pages) {
    const shown = page.time - CLOCKS;
    const requested = byRequest.get(requestKey(page.tabId, page.url)) ?? [];
    const document = requested.findLast(({ hops }) => hops[0].startedAt <= page.time + CLOCKS);
    // Until it was shown, the previous page may have sent requests.
    if (document) since.set(document, Math.max(shown, lastHop(document).startedAt));
    else turns.push({ tabId: page.tabId, since: shown, navigation: toNavigation(page) });
  }
  for (const [chain, time] of since) {
    const navigation = ofDocument(chain);
    if (navigation) turns.push({ tabId: chain.tabId, since: time, navigation });
  }
  turns.sort((a, b) => a.since - b.since);
  const byTab = groupBy(turns, ({ tabId }) => tabId);
  return new Map(
    [...byTab].map(([tabId, its]) => [tabId, { times: its.map(({ since }) => since), turns: its }]),
  );
}

function toNavigation({ url, time }: Page): Navigation {
  return { id: `page ${time}`, url, startedAt: time };
}

/** The same for all requests of a tab for one URL. */
function requestKey(tabId: number, url: string): string {
  return `${tabId} ${withoutFragment(url)}`;
}

/** The last of the turns that had begun by then. */
function at(given: Turns | undefined, time: number): Navigation | undefined {
  return given?.turns[countUpTo(given.times, time) - 1]?.navigation;
}
