import { type MouseEvent, memo } from 'react';
import { COLUMNS } from '../state/columns.ts';
import type { ComparedSide } from '../state/comparison.ts';
import type { Column } from '../state/types.ts';
import { Boundary, CopyDiagnostics, type Problem } from '../ui/boundary/Boundary.tsx';
import { ChainCell } from './ChainCell.tsx';
import type { Row } from './rows/rows.ts';

interface ChainRowProps {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** The room in a cell of the status column in CSS pixels. */
  readonly statusRoom: number;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly index: number;
  /** Distance from the top of the list in CSS pixels. */
  readonly start: number;
  /** Whether it stays in view while the others scroll. */
  readonly stuck: boolean;
  readonly compared: ComparedSide | undefined;
  readonly selected: boolean;
  /** Whether it is below a group's header. */
  readonly isGrouped: boolean;
  /** Whether Tab moves to it. */
  readonly active: boolean;
  readonly onSelect: (id: string) => void;
  /** Called on a click with Ctrl or ⌘: compares the chain with the selected one. */
  readonly onCompare: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** A chain's row, or the reason why it can't be displayed. */
export const ChainRow = memo(function ChainRow(props: ChainRowProps) {
  const { row } = props;
  return (
    <Boundary
      what="chain"
      part="row"
      chain={row.chain}
      of={row}
      instead={(problem) => <BrokenRow {...props} problem={problem} />}
    >
      <ShownRow {...props} />
    </Boundary>
  );
});

/** The attributes that all rows share. */
function lineProps(props: ChainRowProps) {
  const { row, index, start, stuck, selected, isGrouped, active } = props;
  const { onSelect, onCompare, onFocus } = props;
  return {
    role: 'row' as const,
    className: 'list-row',
    'data-line': row.id,
    'data-chain-id': row.id,
    'data-stuck': stuck || undefined,
    'data-odd': index % 2 === 1 || undefined,
    'aria-rowindex': index + 2,
    'aria-level': isGrouped ? 2 : undefined,
    'aria-selected': selected,
    tabIndex: active ? 0 : -1,
    style: { top: start },
    onClick: ({ ctrlKey, metaKey }: MouseEvent) =>
      ctrlKey || metaKey ? onCompare(row.id) : onSelect(row.id),
    onFocus: () => onFocus(row.id),
  };
}

function ShownRow(props: ChainRowProps) {
  const { row, columns, statusRoom, tabId, compared, selected } = props;
  return (
    <div
      {...lineProps(props)}
      data-verdict={row.verdict}
      data-outcome={row.outcome}
      data-mark={row.mark}
    >
      {columns.map((column) => (
        <ChainCell
          key={column}
          column={column}
          row={row}
          statusRoom={statusRoom}
          tabId={tabId}
          compared={compared}
          selected={selected}
        />
      ))}
    </div>
  );
}

/** It can be selected like any other row: its details may still be displayable. */
function BrokenRow({ problem, ...props }: ChainRowProps & { readonly problem: Problem }) {
  const { sentence, failure } = problem;
  return (
    <div {...lineProps(props)} data-problem="row">
      {/* biome-ignore lint/a11y/useSemanticElements: a virtualized list can't be a table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, cells are only read */}
      <div
        role="gridcell"
        className="list-problem"
        aria-colindex={1}
        aria-colspan={COLUMNS.length}
        title={sentence}
      >
        <CopyDiagnostics failure={failure} />
        {sentence}
      </div>
    </div>
  );
}
