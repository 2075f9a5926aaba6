import type { KeyboardEvent } from 'react';
import type { Column, SortOrder } from '../sort.ts';

const COLUMNS: readonly { readonly cell: Column; readonly name: string; readonly hidden?: true }[] =
  [
    { cell: 'mark', name: 'Mark', hidden: true },
    { cell: 'status', name: 'Status' },
    { cell: 'method', name: 'Method' },
    { cell: 'url', name: 'Redirect' },
    { cell: 'type', name: 'Type' },
    { cell: 'hops', name: 'Hops' },
    { cell: 'time', name: 'Time' },
  ];

/** The one that Tab leads to, arrow keys to the others: it is there at every width. */
const TAB_STOP: Column = 'status';

interface ListHeaderProps {
  readonly order: SortOrder | undefined;
  readonly onSort: (column: Column) => void;
}

/** The names of the list's columns, each a button that sorts by it. */
export function ListHeader({ order, onSort }: ListHeaderProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list cannot be a table
    <div role="row" className="list-row list-header" aria-rowindex={1} onKeyDown={onKeyDown}>
      {COLUMNS.map(({ cell, name, hidden }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div
          key={cell}
          role="columnheader"
          data-cell={cell}
          aria-colindex={index + 1}
          aria-sort={order?.column === cell ? order.direction : 'none'}
        >
          <button
            type="button"
            title={`Sort by ${name.toLowerCase()}`}
            tabIndex={cell === TAB_STOP ? 0 : -1}
            onClick={() => onSort(cell)}
          >
            <span className={hidden ? 'visually-hidden' : undefined}>{name}</span>
          </button>
        </div>
      ))}
    </div>
  );
}

/** Its keys are not the rows'. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const shown = buttons.filter((button) => button.offsetParent !== null);
  const current = shown.findIndex((button) => button.matches(':focus'));
  shown[current + step]?.focus();
}
