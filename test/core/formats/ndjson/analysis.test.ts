import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toNdjson } from '../../../../src/core/formats/ndjson/ndjson.ts';
import { toTransitions } from '../../../../src/core/transition/transition.ts';
import { ANSWERS, LOGS, type Row } from './analysis-answers.ts';

const DOCUMENT = readFileSync('docs/analysis.md', 'utf8');

/** The blocks of SQL, each with the heading that it stands under. */
const BLOCKS = DOCUMENT.split(/^#+ /m).flatMap((section) => {
  const [heading = ''] = section.split('\n', 1);
  return [...section.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => ({ heading, sql }));
});

describe('docs/analysis.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'detour-analysis-'));
  let database: DuckDBConnection;

  beforeAll(async () => {
    for (const { machine, chains } of LOGS) {
      const options = { includeSecrets: false, browser: { name: machine } };
      writeFileSync(join(folder, `redirects-${machine}.ndjson`), toNdjson(chains, options));
    }
    const instance = await DuckDBInstance.create(':memory:');
    database = await instance.connect();
    await database.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
    await database.run(BLOCKS[0]?.sql ?? '');
  });
  afterAll(() => {
    database.closeSync();
    rmSync(folder, { recursive: true });
  });

  it('asks nothing that is not held against the core', () => {
    const [view, ...queries] = BLOCKS;
    expect(view?.heading).toBe('Chains in SQL');
    expect(queries.map(({ heading }) => heading)).toEqual(Object.keys(ANSWERS));
  });

  it.each(BLOCKS.slice(1))('is answered by DuckDB as by the core: $heading', async (block) => {
    const { heading, sql } = block;
    const rows = (await database.runAndReadAll(sql)).getRowObjectsJS().map(plain);
    const expected = ANSWERS[heading]?.() ?? [];
    expect(expected.length).toBeGreaterThan(1);
    expect(sorted(rows)).toEqual(sorted(expected).map(approximately));
  });

  it('names columns that every line has, or may have, by its schema', async () => {
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

/** DuckDB counts in 64 and 128 bits. */
function plain(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  );
}

/** In an order of their own: that of ties is nobody's business. Times are not exact enough to sort by. */
function sorted(rows: readonly Row[]): Row[] {
  const key = (row: Row) => {
    const exact = Object.entries(row).filter(([name]) => !/ms$/.test(name));
    return JSON.stringify(exact.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function approximately(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      /ms$/.test(key) && typeof value === 'number' ? expect.closeTo(value, 2) : value,
    ]),
  );
}
