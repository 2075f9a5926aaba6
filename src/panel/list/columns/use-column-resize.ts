import { useState } from 'react';
import { resizeColumn } from '../../state/columns.ts';
import type { Column, ListSettings } from '../../state/types.ts';

export interface ColumnResize {
  /** Previews a column's width, in CSS pixels. */
  drag(column: Column, width: number): void;
  /** Sets a width; undefined for the default. */
  settle(column: Column, width: number | undefined): void;
  /** Ends the preview. */
  cancel(): void;
}

/** Returns the list's settings as displayed while a column is dragged, and the functions that drag it. */
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
