/** Detour's own entries → the chains that they were written from. Each names its chain and its index in it. */

import type { Hop, RedirectChain } from '../../../../chain/chain.ts';
import { toNote } from '../../../../chain/note.ts';
import { groupBy } from '../../../../lists/group-by.ts';
import { MOST_HOPS } from '../../../../record/recorder.ts';
import { FreeIds } from '../../../free-ids.ts';
import type { HopPlaces } from '../../../imported.ts';
import type { DetourField } from '../../detour-field.ts';
import { type OwnEntry, toOwnHop } from './own-entry.ts';

/**
 * What is kept of an entry. A file of 100 MB has 65,000 of them, and keeping them whole takes longer than reading them.
 */
export interface OwnPart {
  /** Its index in `log.entries`. */
  readonly index: number;
  readonly chainId: string;
  readonly hopIndex: number;
  readonly hop: Hop;
  /** What it says about the chain as a whole. */
  readonly type: string;
  readonly chain: DetourField['chain'] | undefined;
  readonly comment: string | undefined;
}

/** Extracts from an entry what is needed to restore chains. */
export function toOwnPart(entry: OwnEntry, index: number): OwnPart {
  return {
    index,
    chainId: entry._chainId,
    hopIndex: entry._hopIndex,
    hop: toOwnHop(entry),
    type: entry._resourceType,
    chain: entry._detour.chain,
    comment: entry.comment,
  };
}

/** A chain with the index of its first entry, and of each hop's. */
export interface PlacedChain {
  readonly index: number;
  readonly chain: RedirectChain;
  readonly places: HopPlaces;
}

type Piece = readonly [OwnPart, ...OwnPart[]];

/**
 * Restores chains from their parts. If parts are missing, the rest of a chain stays in pieces, because the hops on both
 * sides of a gap did not follow each other.
 * @param note called with the index of each piece before or after which something is missing
 */
export function toOwnChains(
  parts: readonly OwnPart[],
  note: (index: number) => void,
): PlacedChain[] {
  const byChain = groupBy(parts, ({ chainId }) => chainId);
  const ids = new FreeIds(byChain.keys());
  return [...byChain].flatMap(([id, siblings]) =>
    toPieces(siblings).map((piece, number) => {
      const [{ index }] = piece;
      if (isMissingBefore(piece) || isMissingAfter(piece)) note(index);
      const places = piece.map((part) => part.index);
      return { index, places, chain: toChain(piece, number === 0 ? id : ids.take(id)) };
    }),
  );
}

/** Splits the parts of one chain where some are missing. A file merged from two may contain two chains with one ID. */
function toPieces(siblings: readonly OwnPart[]): Piece[] {
  const places = new Set(siblings.map(({ hopIndex }) => hopIndex));
  const isOne = places.size === siblings.length;
  const ordered = isOne ? [...siblings].sort((a, b) => a.hopIndex - b.hopIndex) : siblings;
  const pieces: [OwnPart, ...OwnPart[]][] = [];
  for (const part of ordered) {
    const piece = pieces.at(-1);
    const follows = piece?.at(-1)?.hopIndex === part.hopIndex - 1;
    if (piece && follows && piece.length < MOST_HOPS) piece.push(part);
    else pieces.push([part]);
  }
  return pieces;
}

function isMissingBefore([first]: Piece): boolean {
  return first.hopIndex > 0;
}

function isMissingAfter(piece: Piece): boolean {
  const { hops } = piece[0].chain ?? { hops: 0 };
  return piece.length < hops;
}

function toChain(piece: Piece, id: string): RedirectChain {
  const [first, ...rest] = piece;
  const known = first.chain ?? UNKNOWN;
  const hops: RedirectChain['hops'] = [first.hop, ...rest.map(({ hop }) => hop)];
  // V8 is ten times slower with a literal that begins with the spread, or with `...rest`.
  const chain = { id, type: first.type, ...known, hops };
  if (isMissingAfter(piece)) Object.assign(chain, { ended: true, cut: true });
  if (!known.hasNote) return chain;
  const { hasNote: _noted, ...noted } = chain;
  const note = toNote(first.comment ?? '');
  return note === undefined ? noted : { ...noted, note };
}

/** For a chain whose first entry is missing; whether more followed the piece is unknown, too. */
const UNKNOWN: NonNullable<DetourField['chain']> = {
  hops: 0,
  tabId: -1,
  frameId: -1,
  ended: true,
  cut: true,
};
