/** Pinned chains at the top of the list. */
import type { ListItem } from './groups/groups.ts';
import type { Row } from './rows/rows.ts';

/** How many pinned rows stay in view; further ones scroll, because the others would have too little room. */
const MOST_STUCK = 5;

/** Moves the rows of pinned chains before all others; otherwise the order stays the same. */
export function pinnedFirst(rows: readonly Row[]): readonly Row[] {
  if (!rows.some(isPinned)) return rows;
  return [...rows.filter(isPinned), ...rows.filter((row) => !isPinned(row))];
}

/**
 * Returns how many lines, from the first on, stay in view while the others scroll; none in a grouped list.
 * @param room how many lines fit; half of them are reserved for the others
 */
export function stuckItems(items: readonly ListItem[], room: number): number {
  const first = items.slice(0, Math.min(MOST_STUCK, Math.floor(room / 2)));
  const count = first.findIndex((item) => item.kind === 'group' || !isPinned(item.row));
  return count < 0 ? first.length : count;
}

function isPinned({ chain }: Row): boolean {
  return chain.pinned === true;
}
