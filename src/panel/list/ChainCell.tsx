import type { ReactNode } from 'react';
import { t } from '../../core/text/i18n.ts';
import { COLUMNS } from '../state/columns.ts';
import type { ComparedSide } from '../state/comparison.ts';
import type { Column } from '../state/types.ts';
import { KeptSigns } from '../ui/chain/KeptSigns.tsx';
import { MarkSign } from '../ui/chain/MarkSign.tsx';
import { SourceChips } from '../ui/chain/SourceChips.tsx';
import { MiddleEllipsis } from '../ui/text/MiddleEllipsis.tsx';
import { chainTitle } from './rows/row-titles.ts';
import type { Row } from './rows/rows.ts';
import { StatusSteps } from './rows/StatusSteps.tsx';
import { WaterfallBar } from './waterfall/WaterfallBar.tsx';

interface ChainCellProps {
  readonly column: Column;
  readonly row: Row;
  /** The room in a cell of the status column in CSS pixels. */
  readonly statusRoom: number;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  /** Which of two compared chains it is. */
  readonly compared: ComparedSide | undefined;
  /** Whether its row is selected. */
  readonly selected: boolean;
}

/** A cell of a chain's row. */
export function ChainCell(props: ChainCellProps) {
  const { column, row } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized list can't be a table
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, cells are only read
    <div
      role="gridcell"
      data-cell={column}
      aria-colindex={COLUMNS.indexOf(column) + 1}
      title={titleOf(column, row)}
    >
      {contentOf(props)}
    </div>
  );
}

function contentOf(props: ChainCellProps): ReactNode {
  const { column, row, statusRoom, tabId, compared, selected } = props;
  switch (column) {
    case 'mark':
      return row.mark && <MarkSign mark={row.mark} title={row.markTitle} />;
    case 'status':
      return <StatusSteps chain={row.chain} steps={row.steps} room={statusRoom} open={selected} />;
    case 'method':
      return <span className="method">{row.methodText}</span>;
    case 'url':
      return <Redirect row={row} tabId={tabId} compared={compared} />;
    case 'findings':
      return row.findings.length || '';
    case 'started':
      return row.startedText;
    case 'time':
      return row.timeText;
    case 'waterfall':
      return <WaterfallBar chain={row.chain} />;
    case 'domain':
    case 'initiator':
    case 'address':
    case 'type':
    case 'hops':
      return row[column];
  }
}

function titleOf(column: Column, row: Row): string | undefined {
  switch (column) {
    case 'status':
      return row.statusTitle;
    case 'method':
      return row.methodTitle;
    case 'url':
      return chainTitle(row.chain);
    case 'findings':
      return row.findings.map(({ title }) => title).join('\n') || undefined;
    case 'domain':
    case 'initiator':
    case 'address':
    case 'type':
      return row[column];
    default:
      return undefined;
  }
}

function Redirect({ row, tabId, compared }: Pick<ChainCellProps, 'row' | 'tabId' | 'compared'>) {
  return (
    <>
      <KeptSigns chain={row.chain} compared={compared} />
      {row.mark === 'violation' && <span className="chip violation">{t`violation`}</span>}
      <SourceChips chain={row.chain} tabId={tabId} />
      {row.link && (
        <span className="chip" title={row.link.title}>
          {row.link.name}
        </span>
      )}{' '}
      <span className="urls">
        <MiddleEllipsis text={row.firstUrl} differsAt={row.firstDiffersAt} />
        <Target row={row} />
      </span>
    </>
  );
}

function Target({ row }: { readonly row: Row }) {
  if (row.loop !== undefined) {
    const text = row.loop === 1 ? t`itself` : t`loop of ${row.loop}`;
    return <span className="loop">{` ↻ ${text}`}</span>;
  }
  if (row.lastUrl === undefined) return null;
  return (
    <>
      <span className="arrow">{' → '}</span>
      {row.lastUrl === '' ? (
        <span className="muted">{t`same URL`}</span>
      ) : (
        <MiddleEllipsis text={row.lastUrl} differsAt={row.lastDiffersAt} />
      )}
    </>
  );
}
