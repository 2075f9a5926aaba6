import { memo } from 'react';
import type { Column } from '../columns.ts';
import type { Row } from '../rows.ts';
import { ChainCell } from './ChainCell.tsx';

interface ChainRowProps {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly index: number;
  /** Distance from the list's top, in CSS pixels. */
  readonly start: number;
  readonly selected: boolean;
  /** It stands beneath the header of a group. */
  readonly isGrouped: boolean;
  /** It is the one that Tab leads to. */
  readonly active: boolean;
  readonly onSelect: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** One chain in the list. */
export const ChainRow = memo(function ChainRow(props: ChainRowProps) {
  const { row, columns, tabId, index, start, selected, isGrouped, active, onSelect, onFocus } =
    props;
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
      data-odd={index % 2 === 1 || undefined}
      aria-rowindex={index + 2}
      aria-level={isGrouped ? 2 : undefined}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      style={{ top: start }}
      onClick={() => onSelect(row.id)}
      onFocus={() => onFocus(row.id)}
    >
      {columns.map((column) => (
        <ChainCell key={column} column={column} row={row} tabId={tabId} selected={selected} />
      ))}
    </div>
  );
});
