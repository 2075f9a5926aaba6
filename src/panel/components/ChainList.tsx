import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '../../core/i18n.ts';
import { COLUMNS, fittingColumns, gridTemplate } from '../columns.ts';
import { indexAfterKey } from '../list-keys.ts';
import { listMenu } from '../list-menu.ts';
import type { ListSettings } from '../list-settings.ts';
import type { MenuItem } from '../menu.ts';
import { chainTitle, type Row } from '../rows.ts';
import { nextOrder } from '../sort.ts';
import { useColumnResize } from '../use-column-resize.ts';
import { useContextMenu } from '../use-context-menu.ts';
import { useCopy } from '../use-copy.ts';
import { useFocusOnActive } from '../use-focus-on-active.ts';
import { ROW_HEIGHT, useListScroll, useListStart } from '../use-list-scroll.ts';
import { useTimeAxis } from '../use-time-axis.ts';
import { useWidth } from '../use-width.ts';
import { breakLines } from '../waterfall.ts';
import { ChainRow } from './ChainRow.tsx';
import { ContextMenu } from './ContextMenu.tsx';
import { ListHeader } from './ListHeader.tsx';
import { AxisContext } from './WaterfallBar.tsx';

interface ChainListProps {
  readonly rows: readonly Row[];
  /** What they were filtered by: a selected row comes into view again when that changes. */
  readonly filter: string;
  /** They are sorted as it says. */
  readonly settings: ListSettings;
  readonly onSettings: (settings: ListSettings) => void;
  readonly selectedId: string | undefined;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly onSelect: (id: string | undefined) => void;
  /** What a row's menu offers. */
  readonly menuOf: (row: Row) => readonly MenuItem[];
}

/** All chains, newest last unless sorted. Only the rows in view exist, and the one that the keyboard is on. */
export function ChainList(props: ChainListProps) {
  const { rows, filter, settings, onSettings, selectedId, tabId, onSelect, menuOf } = props;
  const order = settings.sort;
  const scroller = useRef<HTMLDivElement>(null);
  // The row that Tab leads to is the one that had the focus or was selected last; before there is one, the newest.
  const [lastId, setLastId] = useState<string>();
  const wantedId = selectedId ?? lastId;
  const wanted = rows.findIndex((row) => row.id === wantedId);
  const active = wanted < 0 ? rows.length - 1 : wanted;
  const selected = rows[active]?.id === selectedId ? active : -1;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    rangeExtractor: useCallback((range: Range) => withIndex(range, active), [active]),
  });
  // After the virtualizer, which on mounting scrolls to its own idea of the start.
  const reason = `${selectedId} ${filter} ${order?.column} ${order?.direction}`;
  const onScroll = useListScroll(scroller, rows.length, selected, reason);
  useListStart(scroller, order, selected);
  const takeFocus = useFocusOnActive(scroller, wantedId);
  useCopy(scroller, rows[active]);
  const menu = useContextMenu((target) => {
    const id = target.closest<HTMLElement>('[data-chain-id]')?.dataset.chainId;
    const row = rows.find((each) => each.id === id);
    return row && { name: chainTitle(row.chain), items: menuOf(row) };
  });
  const [shown, resize] = useColumnResize(settings, onSettings);
  const width = useWidth(scroller);
  const columns = useMemo(() => fittingColumns(shown, width), [shown, width]);
  const axis = useTimeAxis(rows, columns.includes('waterfall'));
  const select = useCallback(
    (id: string) => {
      setLastId(id);
      onSelect(id);
    },
    [onSelect],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape' && selectedId !== undefined) {
      setLastId(selectedId);
      onSelect(undefined);
    } else {
      const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT);
      const row = rows[indexAfterKey(event.key, active, rows.length, page) ?? -1];
      if (!row) return;
      takeFocus();
      select(row.id);
    }
    // Else DevTools would open its drawer on Escape, and the list would scroll on arrows.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // A grid is a table that can be operated (WAI-ARIA 1.2); the rows hold the focus.
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list cannot be a table
    <div
      className="list"
      role="grid"
      tabIndex={-1}
      aria-label={t`Redirect chains`}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      style={
        {
          '--columns': gridTemplate(columns, shown),
          '--breaks': axis ? breakLines(axis) : 'none',
        } as CSSProperties
      }
      onKeyDown={onKeyDown}
    >
      <AxisContext value={axis}>
        <ListHeader
          columns={columns}
          order={order}
          onSort={(column) => onSettings({ ...settings, sort: nextOrder(order, column) })}
          resize={resize}
          menuOf={() => listMenu(settings, columns, onSettings)}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          ref={scroller}
          className="list-scroller"
          role="rowgroup"
          tabIndex={-1}
          onScroll={onScroll}
          {...menu.handlers}
        >
          <div role="presentation" style={{ height: virtualizer.getTotalSize() }} />
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            return (
              row && (
                <ChainRow
                  key={key}
                  row={row}
                  columns={columns}
                  tabId={tabId}
                  index={index}
                  start={start}
                  selected={index === selected}
                  active={index === active}
                  onSelect={select}
                  onFocus={setLastId}
                />
              )
            );
          })}
          {menu.open && <ContextMenu {...menu.open} />}
        </div>
      </AxisContext>
    </div>
  );
}

function withIndex(range: Range, index: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (indexes.includes(index) || index >= range.count) return indexes;
  return [...indexes, index].sort((a, b) => a - b);
}
