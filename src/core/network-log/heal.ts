/** Chains as pieces: what webRequest saw of each, with the log's requests before, between and after. */
import {
  type Hop,
  isRedirect,
  lastHop,
  type Redirect,
  type RedirectChain,
} from '../chain/chain.ts';
import { isHttpsUpgrade, isSameRequest, withoutRepeatedText } from '../chain/chain-edit.ts';
import { segmentsOf } from '../chain/gaps.ts';
import type { Joined, NetworkEntry } from '../chain/network-facts.ts';
import { groupBy } from '../lists/group-by.ts';
import { ledTo } from './joined-hop.ts';
import { joinPieces, leadsOf, type Path, type Piece } from './pieces.ts';
import { startAlike } from './time-spans.ts';

/** What the log shows about requests that webRequest missed. */
export interface Healed {
  /** Chains to which the log added hops, by ID. */
  readonly chains: ReadonlyMap<string, Joined>;
  /** The entries that these hops come from. */
  readonly used: readonly NetworkEntry[];
  /** Chains that only the log saw, each as its entries in order. */
  readonly logged: readonly Path[];
}

/**
 * Fills gaps in chains, adds missing hops at their ends, and finds chains that only the log saw.
 * @param chains all or some of those that webRequest saw
 * @param entries requests of the log that belong to none of their hops
 */
export function heal(chains: Iterable<RedirectChain>, entries: Iterable<NetworkEntry>): Healed {
  const pieces = [...[...chains].flatMap(toPieces), ...withoutBegun([...entries]).map(toPiece)];
  const paths = joinPieces(pieces).flatMap(withoutUnanswered);
  const byChain = new Map<RedirectChain, Path[]>();
  const logged: Path[] = [];
  for (const path of paths) {
    const owners = new Set(path.flatMap(({ chain }) => chain ?? []));
    const [owner] = owners;
    if (!owner) {
      if (isRedirect(path[0].hops[0])) logged.push(path);
    } else if (owners.size === 1) byChain.set(owner, [...(byChain.get(owner) ?? []), path]);
  }
  const healed = new Map<string, Joined>();
  const used: NetworkEntry[] = [];
  for (const [chain, parts] of byChain) {
    const whole = parts.some(({ length }) => length > 1) ? assemble(chain, parts) : undefined;
    if (!whole) continue;
    healed.set(chain.id, whole);
    for (const entry of parts.flatMap(entriesOf)) used.push(entry);
  }
  return { chains: healed, used, logged };
}

/** Returns the log's entries in a path. */
export function entriesOf(path: Path): NetworkEntry[] {
  return path.flatMap(({ entry }) => entry ?? []);
}

/** Returns the hops of a path, each with the redirect that led to the next. */
export function hopsOf(path: Path): Hop[] {
  return path.flatMap(({ hops }, index) => {
    const next = path[index + 1]?.hops[0];
    const last = lastHop({ hops });
    return [...hops.slice(0, -1), ...(next ? leadTo(last, next) : [last])];
  });
}

/** The hop of an entry; the same object for the same entry. */
function loggedHop(entry: NetworkEntry): Hop | undefined {
  if (!entry.hop) return undefined;
  const known = loggedHops.get(entry);
  if (known) return known;
  const hop: Hop = { ...entry.hop, network: entry.facts, witness: 'log' };
  loggedHops.set(entry, hop);
  return hop;
}

const loggedHops = new WeakMap<NetworkEntry, Hop>();
const leading = new WeakMap<Hop, { next: Hop; led: readonly Hop[] }>();

/** The hop with its redirect to the next one, and any hop in between; the same objects for the same two hops. */
function leadTo(hop: Hop, next: Hop): readonly Hop[] {
  const known = leading.get(hop);
  if (known?.next === next) return known.led;
  const led = withRedirectTo(hop, next);
  leading.set(hop, { next, led });
  return led;
}

/** If no event reported that a redirect was followed, this is inferred, as is an upgrade in between. */
function withRedirectTo(hop: Hop, next: Hop): readonly Hop[] {
  const upgrade: Redirect = { url: next.url, cause: 'upgrade', inferred: true };
  const redirect = hop.redirect ?? ledTo(hop, next.url);
  if (!isHttpsUpgrade(redirect.url, next.url)) return [{ ...hop, redirect }];
  // For an upgrade after a redirect, Chromium's log repeats the redirect's response, which then
  // leads to itself.
  if (isSameRequest(hop.url, redirect.url)) {
    const { response: _repeated, requestHeaders: _unsent, ...unsent } = hop;
    return [{ ...unsent, redirect: upgrade }];
  }
  const { method, startedAt } = next;
  const body = withoutRepeatedText(next.body, next.body);
  const times = { startedAt, endedAt: startedAt };
  return [
    { ...hop, redirect },
    { method, url: redirect.url, ...times, body, redirect: upgrade, witness: 'log' },
  ];
}

/**
 * A chain that has ended ended with its last hop, for example because `redirect: 'manual'` kept its redirect from being
 * followed.
 */
function toPieces(chain: RedirectChain): Piece[] {
  const segments = segmentsOf(chain);
  return segments.map(({ chain: { hops } }, place): Piece => {
    const ends = place === segments.length - 1 && chain.ended && !chain.cut;
    return { hops, chain, place, ...(ends && { ends }) };
  });
}

function toPiece(entry: NetworkEntry): Piece {
  const hop = loggedHop(entry);
  if (hop) return { hops: [hop], entry };
  const { method, url, startedAt, endedAt } = entry;
  const unsure: Hop = { method, url, startedAt, endedAt, body: { kind: 'not-observable' } };
  return { hops: [unsure], entry, ends: true, unanswered: true };
}

/**
 * Leaves out requests without an answer that had only begun when the log was asked: it has them again, answered. Otherwise,
 * one redirect would seem to have been followed twice.
 */
function withoutBegun(entries: readonly NetworkEntry[]): NetworkEntry[] {
  const answered = groupBy(
    entries.filter(({ hop }) => hop),
    ({ method, url }) => `${method} ${url}`,
  );
  return entries.filter((entry) => {
    const same = entry.hop ? [] : (answered.get(`${entry.method} ${entry.url}`) ?? []);
    return !same.some((each) => startAlike(each, entry));
  });
}

/** Unanswered requests are the last of their paths. */
function withoutUnanswered([first, ...rest]: Path): Path[] {
  if (first.unanswered) return [];
  return [[first, ...rest.filter(({ unanswered }) => !unanswered)]];
}

/** Undefined if the pieces would have to change places. */
function assemble(chain: RedirectChain, parts: readonly Path[]): Joined | undefined {
  const sorted = [...parts].sort((a, b) => placeOf(a) - placeOf(b));
  const places = sorted.flat().flatMap(({ place }) => place ?? []);
  if (places.some((place, index) => place !== index)) return undefined;
  const [first, ...rest] = sorted.flatMap(hopsOf);
  const last = sorted.at(-1)?.at(-1);
  if (!first || !last) return undefined;
  const isOver = last.entry !== undefined && leadsOf(last).length === 0;
  const isCut = chain.cut && !isOver;
  return { hops: [first, ...rest], ended: chain.ended || isOver, ...(isCut && { cut: true }) };
}

function placeOf(path: Path): number {
  return path.find(({ place }) => place !== undefined)?.place ?? 0;
}
