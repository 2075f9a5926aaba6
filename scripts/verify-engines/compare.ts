/** Compares the rows of two engines. */

export type Row = Readonly<Record<string, unknown>>;

/** In milliseconds: engines round intermediate values differently. */
const TOLERANCE = 0.001;

const isTime = (column: string) => /ms$/.test(column);

/** Sorted, because the order of ties doesn't matter. Times are too inexact to sort by. */
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

/** Describes the first difference from the expected rows; undefined if they are the same. */
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
    return Math.abs(one - other) <= TOLERANCE * 1.001; // a double's rounding error
  return JSON.stringify(one) === JSON.stringify(other);
}
