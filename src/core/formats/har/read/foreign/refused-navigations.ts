/**
 * Navigations in a file that failed, likely because a service worker responded with what its own fetch got by a redirect:
 * browsers refuse that (Fetch, HTTP fetch).
 */
import { isDocument } from '../../../../chain/chain.ts';
import { isUnexplained } from '../../../../chain/network-error.ts';
import { groupBy } from '../../../../lists/group-by.ts';
import { originOf, parseUrl } from '../../../../url/origin.ts';
import { isObject } from '../../../json-object.ts';
import { toInitiator } from '../entry-facts.ts';
import { type IndexedEntry, isOfHttp, redirects } from './index-entries.ts';
import type { Following } from './link-entries.ts';
import { requestHeader } from './may-follow.ts';
import { readError } from './read-hop.ts';
import { toRequestType } from './resource-type.ts';

/** A worker requests the URL right after it receives the navigation. In milliseconds. */
const LONGEST_APART = 2000;

/** Common names of service workers' scripts. */
const WORKER_NAME = /\/(sw|[^/]*service-?_?worker)[^/]*\.m?js$/i;

/** Finds the navigations that failed without a response while, or after, a worker fetched their URL and was redirected. */
export function refusedNavigations(
  entries: readonly IndexedEntry[],
  followings: ReadonlyMap<IndexedEntry, Following>,
): ReadonlySet<IndexedEntry> {
  const fetched = groupBy(
    [...followings.keys()].filter(isOfWorker),
    ({ requested }) => requested,
    ({ startedAt }) => startedAt,
  );
  if (fetched.size === 0) return new Set();
  const navigations = entries.filter(
    (entry) => fetched.has(entry.requested) && isNavigation(entry),
  );
  const answeredAt = new Map<string, number>();
  for (const { requested, status, startedAt } of navigations) {
    const last = answeredAt.get(requested) ?? Number.NEGATIVE_INFINITY;
    if (status > 0) answeredAt.set(requested, Math.max(last, startedAt));
  }
  const isRefused = (entry: IndexedEntry) => {
    const { requested, startedAt } = entry;
    // A navigation that succeeds later was likely canceled before.
    if (!hasFailed(entry) || (answeredAt.get(requested) ?? 0) > startedAt) return false;
    const starts = fetched.get(requested) ?? [];
    return isViaWorker(entry)
      ? starts.some((start) => start <= startedAt + LONGEST_APART)
      : starts.some((start) => Math.abs(start - startedAt) <= LONGEST_APART);
  };
  return new Set(navigations.filter(isRefused));
}

function isNavigation(entry: IndexedEntry): boolean {
  const destination = requestHeader(entry, 'sec-fetch-dest');
  const value = typeof destination === 'string' ? destination : '';
  const headers = [{ name: 'Sec-Fetch-Dest', value }];
  return isOfHttp(entry) && isDocument(toRequestType(entry.entry._resourceType, headers));
}

function hasFailed(entry: IndexedEntry): boolean {
  const error = readError(entry);
  return entry.status === 0 && !redirects(entry) && (error === undefined || isUnexplained(error));
}

/** As Chrome writes it. */
function isViaWorker({ entry: { response } }: IndexedEntry): boolean {
  return isObject(response) && response._fetchedViaServiceWorker === true;
}

/** The Referer of a page's requests is the page; that of a worker's requests is the worker's script. */
function isOfWorker(entry: IndexedEntry): boolean {
  if (isNavigation(entry)) return false;
  const referer = requestHeader(entry, 'referer');
  const initiator = toInitiator(entry.entry._initiator)?.url;
  const source = typeof referer === 'string' ? referer : initiator;
  const path = parseUrl(source ?? '')?.pathname ?? '';
  const isScript = typeof referer === 'string' ? /\.m?js$/i.test(path) : WORKER_NAME.test(path);
  return isScript && originOf(source ?? '') === originOf(entry.url);
}
