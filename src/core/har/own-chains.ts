/** Our own entries → the chains that they were written from. Each names its chain and its place in it. */
import type { RedirectChain } from '../chain.ts';
import type { EnrichedChain } from '../network-log.ts';
import { toNote } from '../note.ts';
import { MOST_HOPS } from '../recorder.ts';
import type { OwnEntry } from './own-entry.ts';
import { toOwnHop } from './own-hop.ts';

/** An entry with its place in `log.entries`. */
export interface PlacedOwnEntry {
  readonly index: number;
  readonly entry: OwnEntry;
}

/** A chain with the place of its first entry. */
export interface PlacedChain {
  readonly index: number;
  readonly chain: EnrichedChain;
}

type Piece = readonly [PlacedOwnEntry, ...PlacedOwnEntry[]];

/**
 * Puts entries together again. Where some of a chain are missing, what is left of it stays in pieces: what lies on both
 * sides of a gap did not follow each other.
 * @param note takes the place of each piece that something is missing before or after
 */
export function toOwnChains(
  entries: readonly PlacedOwnEntry[],
  note: (index: number) => void,
): PlacedChain[] {
  const byChain = new Map<string, PlacedOwnEntry[]>();
  for (const placed of entries) {
    const siblings = byChain.get(placed.entry._chainId);
    if (siblings) siblings.push(placed);
    else byChain.set(placed.entry._chainId, [placed]);
  }
  const ids = new Set(byChain.keys());
  return [...byChain].flatMap(([id, siblings]) =>
    toPieces(siblings).map((piece, part) => {
      const [{ index }] = piece;
      if (isMissingBefore(piece) || isMissingAfter(piece)) note(index);
      return { index, chain: toChain(piece, part === 0 ? id : freeId(id, ids)) };
    }),
  );
}

/** Entries of one chain that follow each other without a gap. Two chains of one id can be in a file made of two. */
function toPieces(siblings: readonly PlacedOwnEntry[]): Piece[] {
  const places = new Set(siblings.map(({ entry }) => entry._hopIndex));
  const isOne = places.size === siblings.length;
  const ordered = isOne
    ? [...siblings].sort((a, b) => a.entry._hopIndex - b.entry._hopIndex)
    : siblings;
  const pieces: [PlacedOwnEntry, ...PlacedOwnEntry[]][] = [];
  for (const placed of ordered) {
    const piece = pieces.at(-1);
    const follows = piece?.at(-1)?.entry._hopIndex === placed.entry._hopIndex - 1;
    if (piece && follows && piece.length < MOST_HOPS) piece.push(placed);
    else pieces.push([placed]);
  }
  return pieces;
}

function isMissingBefore([first]: Piece): boolean {
  return first.entry._hopIndex > 0;
}

function isMissingAfter(piece: Piece): boolean {
  const { hops } = piece[0].entry._chain ?? { hops: 0 };
  return piece.length < hops;
}

function toChain(piece: Piece, id: string): EnrichedChain {
  const [{ entry: first }, ...rest] = piece;
  const { hops: _count, hasNote, ...known } = first._chain ?? { hops: 0, ...UNKNOWN };
  const note = hasNote ? toNote(first.comment ?? '') : undefined;
  const { _link: link, _lifecycle: lifecycle } = first;
  return {
    ...known,
    id,
    type: first._resourceType,
    ...(link && { link }),
    ...(lifecycle && { lifecycle }),
    ...(note !== undefined && { note }),
    hops: [toOwnHop(first), ...rest.map(({ entry }) => toOwnHop(entry))],
    ...(isMissingAfter(piece) && { ended: true, cut: true }),
  };
}

/** Of a chain whose first entry is missing. Whether there was more after the piece is not known either. */
const UNKNOWN = { tabId: -1, frameId: -1, ended: true, cut: true } satisfies Partial<RedirectChain>;

function freeId(id: string, ids: Set<string>): string {
  let number = 2;
  while (ids.has(`${id}~${number}`)) number += 1;
  ids.add(`${id}~${number}`);
  return `${id}~${number}`;
}
