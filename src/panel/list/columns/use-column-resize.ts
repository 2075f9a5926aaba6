import { useState } from 'react';
import { resizeColumn } from '../../state/columns.ts';
import type { Column, ListSettings } from '../../state/types.ts';

export interface ColumnResize {
  /** Shows a column with a width, in CSS pixels, that is not chosen yet. */
  drag(column: Column, width: number): void;
  /** Chooses a width; undefined: the usual one. */
  settle(column: Column, width: number | undefined): void;
  /** Shows the columns as they were chosen again. */
  cancel(): void;
}

/** The list's settings as they are to be shown while a column is dragged, and what drags it. */
export function useColumnResize(
  settings: ListSettings,
  onChange: (settings: ListSettings) => void,
): readonly [shown: ListSettings, resize: ColumnResize] {
  const [draft, setDraft] = useState<ListSettings>();
  const resize: ColumnResize = {
    drag: (column, width) => setDraft(resizeColumn(column, width, settings)),
    settle: (column, width) => {
      setDraft(undefined);
      onChange(resizeColumn(column, width, settings));
    },
    cancel: () => setDraft(undefined),
  };
  return [draft ?? settings, resize];
}
