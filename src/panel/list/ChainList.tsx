import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useMemo,
  useRef,
} from 'react';
import type { Page } from '../../core/journeys/navigation.ts';
import { t } from '../../core/text/i18n.ts';
import { COLUMNS, fittingColumns, gridTemplate, widthOf } from '../state/columns.ts';
import type { ComparedSide } from '../state/comparison.ts';
import type { Column, ListSettings } from '../state/types.ts';
import { ContextMenu } from '../ui/menu/ContextMenu.tsx';
import type { MenuItem } from '../ui/menu/menu.ts';
import { useContextMenu } from '../ui/menu/use-context-menu.ts';
import { ChainRow } from './ChainRow.tsx';
import { ListHeader } from './columns/ListHeader.tsx';
import { listMenu } from './columns/list-menu.ts';
import { nextOrder } from './columns/sort.ts';
import { useColumnResize } from './columns/use-column-resize.ts';
import { GroupRow } from './groups/GroupRow.tsx';
import { handleListKey, rowOf } from './list-keyboard.ts';
import { cellRoom } from './rows/content-width.ts';
import { chainTitle } from './rows/row-titles.ts';
import type { Row } from './rows/rows.ts';
import { useContentWidths } from './rows/use-content-widths.ts';
import { useWarmRows } from './rows/use-warm-rows.ts';
import { useActiveLine } from './use-active-line.ts';
import { useCopy } from './use-copy.ts';
import { useFocusOnActive } from './use-focus-on-active.ts';
import { useListItems } from './use-list-items.ts';
import { useSize } from './use-size.ts';
import { WaterfallProvider } from './waterfall/WaterfallBar.tsx';
import { useListWindow } from './window/use-list-window.ts';

interface ChainListProps {
  readonly rows: readonly Row[];
  /** The pages that the tab has shown. */
  readonly pages: readonly Page[];
  /** The filter of the rows; when it changes, the selected row scrolls into view. */
  readonly filter: string;
  /** The rows are already sorted accordingly; the list groups them itself. */
  readonly settings: ListSettings;
  readonly onSettings: (settings: ListSettings) => void;
  readonly selectedId: string | undefined;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly onSelect: (id: string | undefined) => void;
  /** The items of a row's menu. */
  readonly menuOf: (row: Row) => readonly MenuItem[];
  readonly onPin: (id: string, pinned: boolean) => void;
  /** Compares the chain with another one. */
  readonly onCompare: (id: string) => void;
  /** Which of two compared chains a chain is. */
  readonly sideOf: (id: string) => ComparedSide | undefined;
}

/** All chains, newest last unless sorted or grouped. Only the visible lines and the active one are in the document. */
export function ChainList(props: ChainListProps) {
  const { rows, settings, onSettings, menuOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(scroller);
  const list = useLines(props, scroller, height);
  const onApproach = useWarmRows(rows);
  const menu = useContextMenu((target) => {
    const id = target.closest<HTMLElement>('[data-chain-id]')?.dataset.chainId;
    const row = rows.find((each) => each.id === id);
    return row && { name: chainTitle(row.chain), items: menuOf(row) };
  });
  const [shown, resize] = useColumnResize(settings, onSettings);
  const columns = useMemo(() => fittingColumns(shown, width), [shown, width]);
  const widths = useContentWidths(list.drawnRows, width);
  const { sort: order, groupBy } = settings;
  return (
    // A grid is an interactive table (WAI-ARIA 1.2); its rows hold the focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of which have a name
    <div
      className="list"
      role={groupBy ? 'treegrid' : 'grid'}
      tabIndex={-1}
      aria-label={t`Redirect chains`}
      aria-rowcount={list.items.length + 1}
      aria-colcount={COLUMNS.length}
      style={{ '--columns': gridTemplate(columns, shown, { ...widths }) } as CSSProperties}
      onKeyDown={list.onKeyDown}
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
          onScroll={list.view.onScroll}
          {...menu.handlers}
        >
          <Lines
            list={list}
            columns={columns}
            statusRoom={cellRoom(widthOf('status', shown, width, widths.status), width)}
            {...props}
          />
        </div>
        {menu.open && <ContextMenu {...menu.open} />}
      </WaterfallProvider>
    </div>
  );
}

/** The lines of the list, the rendered ones among them, and keyboard handling. */
function useLines(
  props: ChainListProps,
  scroller: RefObject<HTMLDivElement | null>,
  height: number,
) {
  const { rows, pages, filter, settings, selectedId, onSelect, onPin, onCompare } = props;
  const { sort: order, groupBy } = settings;
  const { items, toggle } = useListItems(rows, groupBy, pages);
  const { lineId, setLineId, active, selected } = useActiveLine(items, selectedId);
  const isOnGroup = items[active]?.kind === 'group';
  const arrangement = useMemo(
    () => (order || groupBy ? { order, groupBy } : undefined),
    [order, groupBy],
  );
  const view = useListWindow(scroller, height, items, {
    active,
    selected,
    revealed: isOnGroup ? active : selected,
    reason: isOnGroup
      ? (lineId ?? '')
      : `${selectedId} ${filter} ${order?.column} ${order?.direction} ${groupBy}`,
    arrangement,
    isGrowing: !groupBy,
  });
  const takeFocus = useFocusOnActive(scroller, lineId);
  useCopy(scroller, rowOf(items[active]));
  const select = useCallback(
    (id: string) => {
      setLineId(id);
      onSelect(id);
    },
    [onSelect, setLineId],
  );
  const onKeyDown = (event: KeyboardEvent) =>
    handleListKey(event, {
      items,
      active,
      room: view.room,
      hasSelection: selectedId !== undefined,
      onDeselect() {
        if (selectedId !== undefined) setLineId(selectedId);
        onSelect(undefined);
      },
      onToggle: toggle,
      onGoTo({ kind, id }) {
        takeFocus();
        if (kind === 'chain') select(id);
        else setLineId(id);
      },
      onPin,
      onCompare,
    });
  const drawnRows = view.lines.flatMap(({ index }) => rowOf(items[index]) ?? []);
  return { items, active, selected, view, drawnRows, toggle, select, setLineId, onKeyDown };
}

interface LinesProps extends Pick<ChainListProps, 'settings' | 'tabId' | 'sideOf' | 'onCompare'> {
  readonly list: ReturnType<typeof useLines>;
  readonly columns: readonly Column[];
  /** The room in a cell of the status column in CSS pixels. */
  readonly statusRoom: number;
}

function Lines({ list, columns, statusRoom, settings, tabId, sideOf, onCompare }: LinesProps) {
  const { items, active, selected, view, toggle, select, setLineId } = list;
  const { lines, stuck, height } = view;
  const draw = ({ index, start, key }: (typeof lines)[number]) => {
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
          statusRoom={statusRoom}
          tabId={tabId}
          stuck={index < stuck}
          compared={sideOf(item.id)}
          selected={index === selected}
          isGrouped={settings.groupBy !== undefined}
          onSelect={select}
          onCompare={onCompare}
        />
      )
    );
  };
  return (
    <>
      {lines.slice(0, stuck).map(draw)}
      {/* Sticky lines take up their own space. */}
      <div role="presentation" style={{ height }} />
      {lines.slice(stuck).map(draw)}
    </>
  );
}
