import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import type { Page } from '../../core/chain/navigation.ts';
import { t } from '../../core/text/i18n.ts';
import { COLUMNS, fittingColumns, gridTemplate } from '../state/columns.ts';
import type { ComparedSide } from '../state/comparison.ts';
import type { ListSettings } from '../state/types.ts';
import { indexAfterKey, listCommandOf } from '../ui/keyboard/list-keys.ts';
import { ContextMenu } from '../ui/menu/ContextMenu.tsx';
import type { MenuItem } from '../ui/menu/menu.ts';
import { useContextMenu } from '../ui/menu/use-context-menu.ts';
import { ChainRow } from './ChainRow.tsx';
import { ListHeader } from './columns/ListHeader.tsx';
import { listMenu } from './columns/list-menu.ts';
import { nextOrder } from './columns/sort.ts';
import { useColumnResize } from './columns/use-column-resize.ts';
import { GroupRow } from './groups/GroupRow.tsx';
import { groupEffectOf } from './groups/group-keys.ts';
import type { ListItem } from './groups/groups.ts';
import { stuckItems } from './pinned-rows.ts';
import { chainTitle, type Row } from './rows/rows.ts';
import { useWarmRows } from './rows/use-warm-rows.ts';
import { useActiveLine } from './use-active-line.ts';
import { useCopy } from './use-copy.ts';
import { useFocusOnActive } from './use-focus-on-active.ts';
import { useListItems } from './use-list-items.ts';
import {
  ROW_HEIGHT,
  rangeAtEnd,
  useListEnd,
  useListScroll,
  useListStart,
} from './use-list-scroll.ts';
import { useWidth } from './use-width.ts';
import { WaterfallProvider } from './waterfall/WaterfallBar.tsx';

interface ChainListProps {
  readonly rows: readonly Row[];
  /** That the tab has shown. */
  readonly pages: readonly Page[];
  /** What they were filtered by: a selected row comes into view again when that changes. */
  readonly filter: string;
  /** They are sorted as it says; the list groups them itself. */
  readonly settings: ListSettings;
  readonly onSettings: (settings: ListSettings) => void;
  readonly selectedId: string | undefined;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly onSelect: (id: string | undefined) => void;
  /** What a row's menu offers. */
  readonly menuOf: (row: Row) => readonly MenuItem[];
  readonly onPin: (id: string, pinned: boolean) => void;
  /** Shows it beside another chain. */
  readonly onCompare: (id: string) => void;
  /** Which of two chains that are compared a chain is. */
  readonly sideOf: (id: string) => ComparedSide | undefined;
}

/** All chains, newest last unless sorted or grouped. Only the lines in view exist, and the one that the keyboard is on. */
export function ChainList(props: ChainListProps) {
  const { rows, pages, filter, settings, onSettings, selectedId, tabId, onSelect, menuOf } = props;
  const { onPin, onCompare, sideOf } = props;
  const { sort: order, groupBy } = settings;
  const scroller = useRef<HTMLDivElement>(null);
  const { items, toggle } = useListItems(rows, groupBy, pages);
  const { lineId, setLineId, active, selected } = useActiveLine(items, selectedId);
  // The virtualizer has it drawn anew when its height changes.
  const room = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT);
  const stuck = stuckItems(items, room);
  const end = useListEnd(scroller, !groupBy);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
    rangeExtractor: (range) =>
      withIndexes(end.isFollowed() ? rangeAtEnd(range) : range, [...Array(stuck).keys(), active]),
  });
  // After the virtualizer, which on mounting scrolls to its own idea of the start.
  const isOnGroup = items[active]?.kind === 'group';
  const [revealed, reason] = isOnGroup
    ? [active, lineId ?? '']
    : [selected, `${selectedId} ${filter} ${order?.column} ${order?.direction} ${groupBy}`];
  useListScroll(scroller, items.length, end, revealed, reason, stuck);
  const arrangement = useMemo(
    () => (order || groupBy ? { order, groupBy } : undefined),
    [order, groupBy],
  );
  useListStart(scroller, arrangement, selected);
  const takeFocus = useFocusOnActive(scroller, lineId);
  useCopy(scroller, rowOf(items[active]));
  const onApproach = useWarmRows(rows);
  const menu = useContextMenu((target) => {
    const id = target.closest<HTMLElement>('[data-chain-id]')?.dataset.chainId;
    const row = rows.find((each) => each.id === id);
    return row && { name: chainTitle(row.chain), items: menuOf(row) };
  });
  const [shown, resize] = useColumnResize(settings, onSettings);
  const width = useWidth(scroller);
  const columns = useMemo(() => fittingColumns(shown, width), [shown, width]);
  const select = useCallback(
    (id: string) => {
      setLineId(id);
      onSelect(id);
    },
    [onSelect, setLineId],
  );
  const goTo = (item: ListItem | undefined) => {
    if (!item) return;
    takeFocus();
    if (item.kind === 'chain') select(item.id);
    else setLineId(item.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const effect = groupEffectOf(event.key, items, active);
    const command = listCommandOf(event);
    const row = rowOf(items[active]);
    if (event.key === 'Escape' && selectedId !== undefined) {
      setLineId(selectedId);
      onSelect(undefined);
    } else if (command && row) {
      if (command === 'pin') onPin(row.id, !row.chain.pinned);
      else onCompare(row.id);
    } else if (effect?.kind === 'toggle') {
      toggle(effect.id);
    } else {
      const index = effect?.index ?? indexAfterKey(event.key, active, items.length, room);
      if (index === undefined) return;
      goTo(items[index]);
    }
    // Else DevTools would open its drawer on Escape, and the list would scroll on arrows.
    event.preventDefault();
    event.stopPropagation();
  };
  const lines = virtualizer.getVirtualItems();
  const drawLine = ({ index, start, key }: VirtualItem) => {
    const item = items[index];
    const place = { index, start, active: index === active, onFocus: setLineId };
    if (item?.kind === 'group') {
      return <GroupRow key={key} {...place} group={item} onToggle={toggle} />;
    }
    return (
      item && (
        <ChainRow
          key={key}
          {...place}
          row={item.row}
          columns={columns}
          tabId={tabId}
          stuck={index < stuck}
          compared={sideOf(item.id)}
          selected={index === selected}
          isGrouped={groupBy !== undefined}
          onSelect={select}
          onCompare={onCompare}
        />
      )
    );
  };
  return (
    // A grid is a table that can be operated (WAI-ARIA 1.2); the rows hold the focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of which have a name
    <div
      className="list"
      role={groupBy ? 'treegrid' : 'grid'}
      tabIndex={-1}
      aria-label={t`Redirect chains`}
      aria-rowcount={items.length + 1}
      aria-colcount={COLUMNS.length}
      style={{ '--columns': gridTemplate(columns, shown) } as CSSProperties}
      onKeyDown={onKeyDown}
      onPointerEnter={onApproach}
      onFocus={onApproach}
    >
      <WaterfallProvider rows={rows} isShown={columns.includes('waterfall')}>
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
          onScroll={end.onScroll}
          {...menu.handlers}
        >
          {lines.slice(0, stuck).map(drawLine)}
          {/* What sticks takes its room itself. */}
          <div
            role="presentation"
            style={{ height: virtualizer.getTotalSize() - stuck * ROW_HEIGHT }}
          />
          {lines.slice(stuck).map(drawLine)}
        </div>
        {menu.open && <ContextMenu {...menu.open} />}
      </WaterfallProvider>
    </div>
  );
}

function rowOf(item: ListItem | undefined): Row | undefined {
  return item?.kind === 'chain' ? item.row : undefined;
}

/** The lines in view, and those that are drawn wherever it is. */
function withIndexes(range: Range, wanted: readonly number[]): number[] {
  const indexes = new Set(defaultRangeExtractor(range));
  for (const index of wanted) if (index >= 0 && index < range.count) indexes.add(index);
  return [...indexes].sort((a, b) => a - b);
}
