const COLUMNS = [
  { cell: 'mark', name: 'Mark', hidden: true },
  { cell: 'status', name: 'Status' },
  { cell: 'method', name: 'Method' },
  { cell: 'url', name: 'Redirect' },
  { cell: 'type', name: 'Type' },
  { cell: 'hops', name: 'Hops' },
  { cell: 'time', name: 'Time' },
];

/** The names of the list's columns. */
export function ListHeader() {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: column names are read, not operated
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list cannot be a table
    <div role="row" className="list-row list-header" aria-rowindex={1}>
      {COLUMNS.map(({ cell, name, hidden }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div key={cell} role="columnheader" data-cell={cell} aria-colindex={index + 1}>
          <span className={hidden ? 'visually-hidden' : undefined}>{name}</span>
        </div>
      ))}
    </div>
  );
}
