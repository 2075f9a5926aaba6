/** Holds the rows of one engine against another's. */

export type Row = Readonly<Record<string, unknown>>;

/** In ms: engines round what lies between two values differently. */
const TOLERANCE = 0.001;

const isTime = (column: string) => /ms$/.test(column);

/** In an order of their own: that of ties is nobody's business. Times are not exact enough to sort by. */
export function sorted(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => {
    const exact = Object.entries(row).filter(([name]) => !isTime(name));
    return { row, key: JSON.stringify(exact.sort(([a], [b]) => (a < b ? -1 : 1))) };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}

/** Integers as numbers: DuckDB counts in 64 and 128 bits. */
export function plain(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  );
}

/** How rows differ from those that are expected, by the first that does; undefined if they are the same. */
export function difference(rows: readonly Row[], expected: readonly Row[]): string | undefined {
  if (rows.length !== expected.length) return `${rows.length} rows instead of ${expected.length}`;
  const others = sorted(expected);
  for (const [index, row] of sorted(rows).entries()) {
    const other = others[index] ?? {};
    const columns = new Set([...Object.keys(row), ...Object.keys(other)]);
    for (const column of columns) {
      if (!isSame(column, row[column], other[column]))
        return `${JSON.stringify(row)} instead of ${JSON.stringify(other)}`;
    }
  }
  return undefined;
}

function isSame(column: string, one: unknown, other: unknown): boolean {
  if (isTime(column) && typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= TOLERANCE * 1.001; // what a double adds to it
  return JSON.stringify(one) === JSON.stringify(other);
}
