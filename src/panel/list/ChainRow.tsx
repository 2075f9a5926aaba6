import { memo } from 'react';
import type { ComparedSide } from '../state/comparison.ts';
import type { Column } from '../state/types.ts';
import { ChainCell } from './ChainCell.tsx';
import type { Row } from './rows/rows.ts';

interface ChainRowProps {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly index: number;
  /** Distance from the list's top, in CSS pixels. */
  readonly start: number;
  /** It stays in view while the others scroll. */
  readonly stuck: boolean;
  readonly compared: ComparedSide | undefined;
  readonly selected: boolean;
  /** It stands beneath the header of a group. */
  readonly isGrouped: boolean;
  /** It is the one that Tab leads to. */
  readonly active: boolean;
  readonly onSelect: (id: string) => void;
  /** It was clicked with Ctrl or ⌘ held: it is to be shown beside the selected one. */
  readonly onCompare: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** One chain in the list. */
export const ChainRow = memo(function ChainRow(props: ChainRowProps) {
  const {
    row,
    columns,
    tabId,
    index,
    start,
    stuck,
    compared,
    selected,
    isGrouped,
    active,
    onSelect,
    onCompare,
    onFocus,
  } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list cannot be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <div
      role="row"
      className="list-row"
      data-line={row.id}
      data-chain-id={row.id}
      data-verdict={row.verdict}
      data-outcome={row.outcome}
      data-mark={row.mark}
      data-stuck={stuck || undefined}
      data-odd={index % 2 === 1 || undefined}
      aria-rowindex={index + 2}
      aria-level={isGrouped ? 2 : undefined}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      style={{ top: start }}
      onClick={({ ctrlKey, metaKey }) =>
        ctrlKey || metaKey ? onCompare(row.id) : onSelect(row.id)
      }
      onFocus={() => onFocus(row.id)}
    >
      {columns.map((column) => (
        <ChainCell
          key={column}
          column={column}
          row={row}
          tabId={tabId}
          compared={compared}
          selected={selected}
        />
      ))}
    </div>
  );
});
