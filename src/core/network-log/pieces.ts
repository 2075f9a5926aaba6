/**
 * Pieces of chains, and the order in which they followed each other: the parts of webRequest's chains between gaps, and
 * single requests of the log. The log has no request IDs, either: a request followed the redirect to its URL that had
 * just been received.
 */
import { type Hop, isRedirect, lastHop, type RedirectChain } from '../chain/chain.ts';
import { isHttp } from '../chain/chain-edit.ts';
import type { NetworkEntry } from '../chain/network-facts.ts';
import { redirectTarget } from '../chain/redirect-target.ts';
import { groupBy } from '../lists/group-by.ts';
import { MOST_HOPS } from '../record/recorder.ts';
import { comparableText } from '../url/comparable-url.ts';
import { isEndUnseen } from './joined-hop.ts';
import { alignInTime, NEAR, TOLERANCES } from './time-spans.ts';

/** Hops that are known to have followed each other. */
export interface Piece {
  readonly hops: readonly [Hop, ...Hop[]];
  /** For a piece of webRequest's: its chain, and its position among the chain's pieces. */
  readonly chain?: RedirectChain;
  readonly place?: number;
  /** Nothing followed: the request ended with it. */
  readonly ends?: true;
  /** For a piece of the log's. */
  readonly entry?: NetworkEntry;
  /** Had no response, and may never have been sent: it only shows how the redirect before it ended. */
  readonly unanswered?: true;
}

/** Pieces in order. */
export type Path = readonly [Piece, ...Piece[]];

/** How soon a redirect is followed, in milliseconds: immediately, but a busy machine may report it late. */
const PAUSES = [...TOLERANCES, 1000, 3000];

/** Puts pieces in order. If it is ambiguous which followed which, none is linked. */
export function joinPieces(pieces: readonly Piece[]): Path[] {
  const followers = linkPieces(pieces);
  const followed = new Set(followers.values());
  return pieces.filter((piece) => !followed.has(piece)).map((piece) => pathFrom(piece, followers));
}

/**
 * Returns the URLs that may have been requested for a piece's redirect, in the form for comparison and the likeliest
 * first; none if it leads nowhere. Firefox's log lists no request for an HTTP URL that the browser upgrades.
 */
export function leadsOf({ hops, entry, ends }: Piece): string[] {
  if (ends) return [];
  const last = lastHop({ hops });
  const target = isRedirect(last) && !entry ? redirectTarget(last) : undefined;
  const targets = entry?.targets ?? (target === undefined ? [] : [target]);
  const keys = targets.filter(isHttp).map((url) => comparableText(url));
  return [...new Set([...keys, ...keys.map(overHttps)])];
}

/** Returns the URL after an upgrade to HTTPS by the browser; an HTTPS URL stays the same. */
export function overHttps(url: string): string {
  return url.replace(/^http:/, 'https:');
}

const entryKeys = new WeakMap<NetworkEntry, string>();

/** Returns an entry's URL in the form for comparison. */
export function entryKey(entry: NetworkEntry): string {
  const known = entryKeys.get(entry) ?? comparableText(entry.url);
  entryKeys.set(entry, known);
  return known;
}

function pathFrom(first: Piece, followers: ReadonlyMap<Piece, Piece>): Path {
  const path: [Piece, ...Piece[]] = [first];
  let next = followers.get(first);
  for (; next && path.length < MOST_HOPS; next = followers.get(next)) path.push(next);
  return path;
}

interface End {
  readonly piece: Piece;
  readonly startedAt: number;
  readonly endedAt: number;
}

function linkPieces(pieces: readonly Piece[]): Map<Piece, Piece> {
  const leads = new Map(pieces.map((piece) => [piece, leadsOf(piece)]));
  const most = [...leads.values()].reduce((max, { length }) => Math.max(max, length), 0);
  const followers = new Map<Piece, Piece>();
  const followed = new Set<Piece>();
  for (let rank = 0; rank < most; rank += 1) {
    const tails = groupBy(
      pieces.filter((piece) => !followers.has(piece)),
      (piece) => leads.get(piece)?.[rank],
    );
    const heads = groupBy(
      pieces.filter((piece) => !followed.has(piece)),
      ({ hops: [first] }) => comparableText(first.url),
    );
    for (const [key, leading] of tails) {
      const from = leading.map(tailOf).sort(byTime);
      const to = (heads.get(key ?? '') ?? []).map(headOf).sort(byTime);
      for (const [tail, head] of alignInTime(from, to, PAUSES)) {
        if (!canFollow(tail, head)) continue;
        followers.set(tail.piece, head.piece);
        followed.add(head.piece);
      }
    }
  }
  return followers;
}

function canFollow(tail: End, { piece: head, startedAt }: End): boolean {
  const { piece } = tail;
  const last = lastHop(piece);
  const [first] = head.hops;
  // The next request may appear to begin before its redirect's end: the two have different clocks.
  if (piece === head || startedAt < tail.startedAt - NEAR) return false;
  // A redirect changes a method only to GET.
  return first.method === last.method || first.method === 'GET';
}

/** The earliest time at which the redirect may have been followed; a span if its end was not observed. */
function tailOf(piece: Piece): End {
  const last = lastHop(piece);
  const endedAt = last.endedAt ?? last.startedAt;
  return { piece, startedAt: isEndUnseen(last) ? last.startedAt : endedAt, endedAt };
}

function headOf(piece: Piece): End {
  const at = piece.hops[0].startedAt;
  return { piece, startedAt: at, endedAt: at };
}

function byTime(a: End, b: End): number {
  return a.startedAt - b.startedAt;
}
