import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withEnginesTable } from '../../../scripts/docs/engines-table.ts';
import {
  ANALYSIS_DOCUMENT,
  ENGINES,
  fingerprint,
  readQueries,
} from '../../../scripts/verify-engines/queries.ts';
import type { Verified } from '../../../scripts/verify-engines/row.ts';

const DOCUMENT = readFileSync(ANALYSIS_DOCUMENT, 'utf8');
const VERIFIED: Verified = JSON.parse(readFileSync('lab/measured/engines.json', 'utf8'));
const headings = (engine: (typeof ENGINES)[number]) =>
  readQueries(DOCUMENT, engine).map(({ heading }) => heading);

it('queries are read by their engine, each statement separately', () => {
  const document =
    '# One\n```sql\nSELECT 1;\n```\n## Two\n```sql spark\nCREATE a;\n\nSELECT\n  2;\n```\n';
  expect(readQueries(document, 'DuckDB')).toEqual([{ heading: 'One', statements: ['SELECT 1'] }]);
  expect(readQueries(document, 'Spark')).toEqual([
    { heading: 'Two', statements: ['CREATE a', 'SELECT\n  2'] },
  ]);
  expect(readQueries(document, 'ClickHouse')).toEqual([]);
});

describe('docs/analysis.md', () => {
  it.each(ENGINES)('shows every query in the dialect of %s', (engine) => {
    expect(headings(engine)).toEqual(headings('DuckDB'));
  });

  it.each(ENGINES)('shows what was run in %s: npm run engines:verify', (engine) => {
    const row = VERIFIED.rows.find((each) => each.engine === engine);
    expect(row?.queries).toBe(fingerprint(readQueries(DOCUMENT, engine)));
  });

  it('has the table of the results: npm run docs', () => {
    expect(withEnginesTable(DOCUMENT)).toBe(DOCUMENT);
  });
});

it('all engines returned the same number of rows for each query, and at least one', () => {
  const [first, ...others] = VERIFIED.rows;
  for (const { lab, many } of others) {
    expect(lab).toEqual(first?.lab);
    expect(many.rows).toEqual(first?.many.rows);
  }
  expect(Object.keys(first?.lab ?? {})).toEqual(headings('DuckDB').slice(1));
  expect(Object.values(first?.many.rows ?? {})).not.toContain(0);
});
