/** Entries of any tool's HAR → the chains that they likely were. */
import {
  type BodySummary,
  type Hop,
  headerValue,
  isRedirectStatus,
  type RedirectChain,
  type RequestType,
} from '../../../../chain/chain.ts';
import { isHttp, withoutRepeatedText } from '../../../../chain/chain-edit.ts';
import { serializedOrigin } from '../../../../url/origin.ts';
import type { PlacedChain } from '../own/own-chains.ts';
import { type IndexedEntry, isOfHttp, redirects } from './index-entries.ts';
import { type Following, linkEntries } from './link-entries.ts';
import { isHandshake, isPreflight } from './may-follow.ts';
import { readHop } from './read-hop.ts';
import { refusedNavigations } from './refused-navigations.ts';
import { toRequestType } from './resource-type.ts';

/**
 * Reconstructs chains. Every entry is used once, in a chain, or not at all if it neither redirects nor follows from a
 * redirect, nor failed because of one.
 * @param report called with what was left out, and the index of its entry
 */
export function toForeignChains(
  entries: readonly IndexedEntry[],
  report: (index: number, place: string) => void,
): { chains: PlacedChain[]; used: number; joined: number; lacking: IndexedEntry[] } {
  const followings = linkEntries(entries);
  const followers = new Set([...followings.values()].map(({ to }) => to));
  const chains: PlacedChain[] = [];
  let [used, joined] = [0, 0];
  const refused = refusedNavigations(entries, followings);
  for (const entry of entries) {
    if (refused.has(entry)) {
      used += 1;
      chains.push({
        index: entry.index,
        chain: toRefused(toChain(entry, [{ entry }], report)),
        places: [entry.index],
      });
      continue;
    }
    if (followers.has(entry) || !redirects(entry)) continue;
    if (!isOfHttp(entry) && !isHandshake(entry)) continue;
    const path = pathFrom(entry, followings);
    used += path.length;
    if (path.length > 1) joined += 1;
    chains.push({
      index: entry.index,
      chain: toChain(entry, path, report),
      places: path.flatMap(placesOf),
    });
  }
  const lacking = [...followings.values()].filter(({ between }) => between === 'unknown');
  return { chains, used, joined, lacking: lacking.map(({ to }) => to) };
}

/** The worker's own request for the same URL shows that the navigation went to it. */
function toRefused(chain: RedirectChain & PlacedChain['chain']): typeof chain {
  return { ...chain, hops: [{ ...chain.hops[0], intercepted: true }] };
}

/** An entry with the one before it and the one after it. */
interface Step {
  readonly entry: IndexedEntry;
  readonly before?: Following | undefined;
  readonly following?: Following | undefined;
}

function pathFrom(
  first: IndexedEntry,
  followings: ReadonlyMap<IndexedEntry, Following>,
): [Step, ...Step[]] {
  let following = followings.get(first);
  const path: [Step, ...Step[]] = [{ entry: first, following }];
  while (following) {
    const before: Following = following;
    following = followings.get(before.to);
    path.push({ entry: before.to, before, following });
  }
  return path;
}

/** A hop between two entries has no position in the file. */
function placesOf({ entry, before }: Step): (number | undefined)[] {
  return before?.between ? [undefined, entry.index] : [entry.index];
}

function toChain(
  first: IndexedEntry,
  path: readonly [Step, ...Step[]],
  report: (index: number, place: string) => void,
): RedirectChain & PlacedChain['chain'] {
  const hops: Hop[] = [];
  for (const { entry, before, following } of path) {
    const ofEntry = readHop(entry, before, following, (place) => report(entry.index, place));
    const read: Hop = { ...ofEntry, witness: 'file' };
    if (before?.between) hops.push(hopBetween(read, before, before.between));
    const previous = hops.at(-1)?.body;
    hops.push(previous ? { ...read, body: withoutRepeatedText(read.body, previous) } : read);
  }
  const [head, ...rest] = hops;
  if (!head) throw new Error('a path has at least one step');
  const headers = head.requestHeaders;
  const origin = headerValue(headers, 'origin');
  const initiator = origin === 'null' ? undefined : serializedOrigin(origin);
  return {
    // An ID that differs from those of Detour's own chains, and says where in the file the chain begins.
    id: `log.entries[${first.index}]`,
    tabId: -1,
    frameId: -1,
    type: typeOf(path, hops),
    ...(initiator !== undefined && { initiator }),
    hops: [head, ...rest],
    ended: true,
    ...(leadsOutOf(path) && { cut: true }),
  };
}

/**
 * The type from the first entry that has one, since redirects don't change it. Without any, navigations still have a header
 * of their own (Upgrade Insecure Requests §3.2.1), which browsers sent before they named types.
 */
function typeOf(path: readonly Step[], hops: readonly Hop[]): RequestType {
  if (path.some(({ entry }) => isHandshake(entry))) return 'websocket';
  const named = path.map(({ entry }) => toRequestType(entry.entry._resourceType, undefined));
  const sent = hops.map(({ requestHeaders }) => toRequestType(undefined, requestHeaders));
  const told = [...sent, ...named].find((type) => type !== 'other');
  if (told !== undefined) return told;
  const isNavigation = hops.some(
    ({ requestHeaders }) => headerValue(requestHeaders, 'upgrade-insecure-requests') === '1',
  );
  return isNavigation ? 'main_frame' : 'other';
}

/** The last response redirects to a request that is missing from the file, which is common. Preflights are not followed. */
function leadsOutOf(path: readonly Step[]): boolean {
  const last = path.at(-1)?.entry;
  if (last === undefined || isHandshake(last) || isPreflight(last)) return false;
  return isRedirectStatus(last.status) && last.targets.some(isHttp);
}

/**
 * The hop that browsers don't list when they upgrade a target to HTTPS, inferred as in the recorder, or the hop of a
 * missing entry.
 */
function hopBetween(reached: Hop, { target }: Following, cause: 'upgrade' | 'unknown'): Hop {
  const { method, startedAt, url } = reached;
  const body: BodySummary = reached.body;
  const redirect = { url, cause, inferred: true } as const;
  const times = { startedAt, endedAt: startedAt };
  return { method, url: target, ...times, body, redirect, witness: 'file' };
}
