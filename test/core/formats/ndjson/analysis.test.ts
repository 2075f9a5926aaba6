import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain, type Row, sorted } from '../../../../scripts/verify-engines/compare.ts';
import { ANALYSIS_DOCUMENT, readQueries } from '../../../../scripts/verify-engines/queries.ts';
import { toTransitions } from '../../../../src/core/transition/transition.ts';
import { exportOf, LOGS } from '../../../support/lab/lab-logs.ts';
import { ANSWERS } from './analysis-answers.ts';

const [VIEW, ...QUERIES] = readQueries(readFileSync(ANALYSIS_DOCUMENT, 'utf8'), 'DuckDB');

describe('docs/analysis.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'detour-analysis-'));
  let database: DuckDBConnection;

  beforeAll(async () => {
    for (const log of LOGS)
      writeFileSync(join(folder, `redirects-${log.machine}.ndjson`), exportOf(log));
    const instance = await DuckDBInstance.create(':memory:');
    database = await instance.connect();
    await database.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
    for (const sql of VIEW?.statements ?? []) await database.run(sql);
  });
  afterAll(() => {
    database.closeSync();
    rmSync(folder, { recursive: true });
  });

  it('contains only queries that are compared with the core', () => {
    expect(VIEW?.heading).toBe('Chains in SQL');
    expect(QUERIES.map(({ heading }) => heading)).toEqual(Object.keys(ANSWERS));
  });

  it.each(QUERIES)('gets the core’s answers from DuckDB: $heading', async (query) => {
    const { heading, statements } = query;
    for (const sql of statements.slice(0, -1)) await database.run(sql);
    const answer = await database.runAndReadAll(statements.at(-1) ?? '');
    const rows = answer.getRowObjectsJS().map(plain);
    const expected = ANSWERS[heading]?.() ?? [];
    expect(expected.length).toBeGreaterThan(1);
    expect(sorted(rows)).toEqual(sorted(expected).map(approximately));
  });

  it('names only columns that every line has, or may have, according to its schema', async () => {
    const all = LOGS.flatMap(({ chains }) => chains);
    const lines = (await database.runAndReadAll('SELECT * FROM chains')).getRowObjectsJS();
    expect(lines.every(({ version, redacted }) => version === 1 && redacted === true)).toBe(true);
    const counts =
      'SELECT sum(len(hops)) AS hops, sum(len(transitions)) AS transitions FROM chains';
    expect(lines).toHaveLength(all.length);
    const [row] = (await database.runAndReadAll(counts)).getRowObjectsJS().map(plain);
    expect(row).toEqual({
      hops: all.flatMap(({ hops }) => hops).length,
      transitions: all.flatMap(toTransitions).length,
    });
  });
});

function approximately(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      /ms$/.test(key) && typeof value === 'number' ? expect.closeTo(value, 2) : value,
    ]),
  );
}
