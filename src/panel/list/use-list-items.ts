import { useMemo, useState } from 'react';
import type { Page } from '../../core/journeys/navigation.ts';
import type { GroupBy } from '../state/types.ts';
import { type ListItem, toItems } from './groups/groups.ts';
import type { Row } from './rows/rows.ts';

export interface ListLines {
  readonly items: readonly ListItem[];
  /** Opens or closes a group. */
  readonly toggle: (id: string) => void;
}

/** Builds the lines of the list, and tracks which groups are open: all until the user closes some. */
export function useListItems(
  rows: readonly Row[],
  by: GroupBy | undefined,
  pages: readonly Page[],
): ListLines {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => toItems(rows, by, pages, closed), [rows, by, pages, closed]);
  const toggle = (id: string) =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return { items, toggle };
}
