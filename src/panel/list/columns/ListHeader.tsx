import type { KeyboardEvent } from 'react';
import { t, translate } from '../../../core/text/i18n.ts';
import { borderOf, COLUMNS, columnName, hasHiddenName } from '../../state/columns.ts';
import type { Column, SortOrder } from '../../state/types.ts';
import { ContextMenu } from '../../ui/menu/ContextMenu.tsx';
import type { MenuItem } from '../../ui/menu/menu.ts';
import { useContextMenu } from '../../ui/menu/use-context-menu.ts';
import { AxisLength } from '../waterfall/WaterfallBar.tsx';
import { ColumnBorder } from './ColumnBorder.tsx';
import type { ColumnResize } from './use-column-resize.ts';

interface ListHeaderProps {
  readonly columns: readonly Column[];
  readonly order: SortOrder | undefined;
  readonly onSort: (column: Column) => void;
  readonly resize: ColumnResize;
  /** The items of its menu. */
  readonly menuOf: () => readonly MenuItem[];
}

/** The column headers, each a button that sorts by its column; Alt with an arrow key resizes it. */
export function ListHeader({ columns, order, onSort, resize, menuOf }: ListHeaderProps) {
  const menu = useContextMenu(() => ({ name: t`List columns`, items: menuOf() }));
  // The button that Tab moves to; arrow keys move to the others.
  const tabStop = columns.find((column) => !hasHiddenName(column));
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtualized list can't be a table
    <div
      role="row"
      className="list-row list-header"
      aria-rowindex={1}
      onKeyDown={onKeyDown}
      {...menu.handlers}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div
          key={column}
          role="columnheader"
          data-cell={column}
          aria-colindex={COLUMNS.indexOf(column) + 1}
          aria-sort={order?.column === column ? order.direction : 'none'}
          onKeyDown={(event) => resizeByKey(event, column, resize)}
        >
          <HeaderButton column={column} isTabStop={column === tabStop} onSort={onSort} />
          {column === 'waterfall' && <AxisLength />}
          <ColumnBorder column={column} resize={resize} />
        </div>
      ))}
      {menu.open && <ContextMenu {...menu.open} />}
    </div>
  );
}

interface HeaderButtonProps {
  readonly column: Column;
  readonly isTabStop: boolean;
  readonly onSort: (column: Column) => void;
}

function HeaderButton({ column, isTabStop, onSort }: HeaderButtonProps) {
  const name = translate(columnName(column));
  const canResize = borderOf(column) !== undefined;
  return (
    <button
      type="button"
      title={canResize ? t`Sort by “${name}” (Alt+← or Alt+→ to resize)` : t`Sort by “${name}”`}
      aria-keyshortcuts={canResize ? 'Alt+ArrowLeft Alt+ArrowRight' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onSort(column)}
    >
      <span className={hasHiddenName(column) ? 'visually-hidden' : undefined}>{name}</span>
    </button>
  );
}

/** In CSS pixels. */
const KEY_STEP = 8;

function resizeByKey(
  event: KeyboardEvent<HTMLElement>,
  column: Column,
  { settle }: ColumnResize,
): void {
  const direction = directionOf(event.key);
  if (!event.altKey || direction === 0 || !borderOf(column)) return;
  event.preventDefault();
  event.stopPropagation();
  settle(column, event.currentTarget.offsetWidth + direction * KEY_STEP);
}

/** 1 for the right arrow key, −1 for the left, 0 for every other key. */
function directionOf(key: string): number {
  if (key === 'ArrowRight') return 1;
  return key === 'ArrowLeft' ? -1 : 0;
}

/** The rows must not handle its keys. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const step = directionOf(event.key);
  if (step === 0) {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const current = buttons.findIndex((button) => button.matches(':focus'));
  buttons[current + step]?.focus();
}
