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
  /** CSS pixels that the status column has. */
  readonly statusRoom: number;
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

/** One chain in the list, or why it cannot be shown. */
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

/** What every row is, whatever its chain. */
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

/** It can be selected like any other: its details may still be shown. */
function BrokenRow({ problem, ...props }: ChainRowProps & { readonly problem: Problem }) {
  const { sentence, failure } = problem;
  return (
    <div {...lineProps(props)} data-problem="row">
      {/* biome-ignore lint/a11y/useSemanticElements: a virtualised list cannot be a table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, cells are read */}
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
