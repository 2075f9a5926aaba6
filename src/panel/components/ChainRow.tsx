import { memo } from 'react';
import { chainTitle, type Row } from '../rows.ts';
import { MarkSign } from './MarkSign.tsx';
import { MiddleEllipsis } from './MiddleEllipsis.tsx';
import { SourceChips } from './SourceChips.tsx';
import { StatusSteps } from './StatusSteps.tsx';

interface ChainRowProps {
  readonly row: Row;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly index: number;
  /** Distance from the list's top, in CSS pixels. */
  readonly start: number;
  readonly selected: boolean;
  /** It is the one that Tab leads to. */
  readonly active: boolean;
  readonly onSelect: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** One chain in the list. */
export const ChainRow = memo(function ChainRow(props: ChainRowProps) {
  const { row, tabId, index, start, selected, active, onSelect, onFocus } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list cannot be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <div
      role="row"
      className="list-row"
      data-chain-id={row.id}
      data-verdict={row.verdict}
      data-outcome={row.outcome}
      data-mark={row.mark}
      data-odd={index % 2 === 1 || undefined}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      style={{ top: start }}
      onClick={() => onSelect(row.id)}
      onFocus={() => onFocus(row.id)}
    >
      <Cells row={row} tabId={tabId} selected={selected} />
    </div>
  );
});

// biome-ignore-start lint/a11y/useSemanticElements: a virtualised list cannot be a table
// biome-ignore-start lint/a11y/useFocusableInteractive: the row has the focus, cells are read
function Cells({ row, tabId, selected }: Pick<ChainRowProps, 'row' | 'tabId' | 'selected'>) {
  return (
    <>
      <div role="gridcell" data-cell="mark" aria-colindex={1}>
        {row.mark && <MarkSign mark={row.mark} title={row.markTitle} />}
      </div>
      <div role="gridcell" data-cell="status" aria-colindex={2} title={row.statusTitle}>
        <StatusSteps steps={row.steps} open={selected} />
      </div>
      <div role="gridcell" data-cell="method" aria-colindex={3} title={row.methodTitle}>
        <span className="method">{row.methodText}</span>
      </div>
      <div role="gridcell" data-cell="url" aria-colindex={4} title={chainTitle(row.chain)}>
        {row.mark === 'violation' && <span className="chip violation">violation</span>}
        <SourceChips chain={row.chain} tabId={tabId} />
        {row.link && (
          <span className="chip" title={row.link.title}>
            {row.link.name}
          </span>
        )}{' '}
        <span className="urls">
          <MiddleEllipsis text={row.firstUrl} />
          <Target row={row} />
        </span>
      </div>
      <div role="gridcell" data-cell="type" aria-colindex={5} title={row.type}>
        {row.type}
      </div>
      <div role="gridcell" data-cell="hops" aria-colindex={6}>
        {row.hops}
      </div>
      <div role="gridcell" data-cell="time" aria-colindex={7}>
        <span className="time">{row.timeText}</span>
        <span className="bar" aria-hidden="true">
          {row.bars.map((share, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hop is known by its place
            <span key={index} style={{ width: `${share * 100}%` }} />
          ))}
        </span>
      </div>
    </>
  );
}
// biome-ignore-end lint/a11y/useFocusableInteractive: see above
// biome-ignore-end lint/a11y/useSemanticElements: see above

function Target({ row }: { readonly row: Row }) {
  if (row.loop !== undefined) {
    return <span className="loop">{row.loop === 1 ? ' ↻ itself' : ` ↻ loop of ${row.loop}`}</span>;
  }
  if (row.lastUrl === undefined) return null;
  return (
    <>
      <span className="arrow">{' → '}</span>
      {row.lastUrl === '' ? (
        <span className="muted">same URL</span>
      ) : (
        <MiddleEllipsis text={row.lastUrl} />
      )}
    </>
  );
}
