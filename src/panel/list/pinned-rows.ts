/** Pinned chains on top of the list. */
import type { ListItem } from './groups/groups.ts';
import type { Row } from './rows/rows.ts';

/** More of them than this scroll with the others: they would leave those too little room. */
const MOST_STUCK = 5;

/** Puts the rows of pinned chains before all others, each in the order that they have. */
export function pinnedFirst(rows: readonly Row[]): readonly Row[] {
  if (!rows.some(isPinned)) return rows;
  return [...rows.filter(isPinned), ...rows.filter((row) => !isPinned(row))];
}

/**
 * How many lines, from the first on, stay in view while the others scroll; in groups none do.
 * @param room how many lines can be in view at a time: half of them are for the others
 */
export function stuckItems(items: readonly ListItem[], room: number): number {
  const first = items.slice(0, Math.min(MOST_STUCK, Math.floor(room / 2)));
  const count = first.findIndex((item) => item.kind === 'group' || !isPinned(item.row));
  return count < 0 ? first.length : count;
}

function isPinned({ chain }: Row): boolean {
  return chain.pinned === true;
}
