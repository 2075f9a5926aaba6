/**
 * Runs every query of docs/analysis.md in DuckDB, ClickHouse and Apache Spark, compares the answers with DuckDB's, and
 * measures all three on many chains. Writes lab/measured/engines.json and the table in docs/analysis.md.
 *
 *     npm run engines:verify                      all; rows of engines that can't be installed stay the same
 *     npm run engines:verify -- Spark             this one, and DuckDB
 *     npm run engines:verify -- --chains 10000    with that many chains, without writing the results
 *
 * ClickHouse and Spark are installed with pip in their own folder in the user's cache; Spark requires Java.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportOf, LOGS } from '../../test/support/lab/lab-logs.ts';
import { writeEnginesTable } from '../docs/engines-table.ts';
import { type Answers, ask } from './ask.ts';
import { difference } from './compare.ts';
import { BRING } from './engines.ts';
import { type ManyFiles, writeMany } from './many-files.ts';
import { ANALYSIS_DOCUMENT, ENGINES, type Engine, fingerprint, readQueries } from './queries.ts';
import type { EngineRow, Many, Verified } from './row.ts';

const RESULTS = 'lab/measured/engines.json';
const CHAINS = 1_000_000;

const { values, positionals } = parseArgs({
  options: { chains: { type: 'string', default: String(CHAINS) } },
  allowPositionals: true,
});
const chains = Number(values.chains);
const wanted = ENGINES.filter((engine) => positionals.length === 0 || positionals.includes(engine));
const document = readFileSync(ANALYSIS_DOCUMENT, 'utf8');
const folder = mkdtempSync(path.join(os.tmpdir(), 'detour-engines-'));
try {
  const busy = os.loadavg()[0] ?? 0;
  const folders = { lab: path.join(folder, 'lab'), many: path.join(folder, 'many') };
  for (const each of Object.values(folders)) mkdirSync(each);
  for (const log of LOGS)
    writeFileSync(path.join(folders.lab, `redirects-${log.machine}.ndjson`), exportOf(log));
  const many = writeMany(folders.many, chains);
  console.log(`${many.chains} chains in ${many.files} files are written`);
  const rows = await verifyAll(folders);
  if (chains === CHAINS) write(rows, many, busy > 0.2);
} finally {
  rmSync(folder, { recursive: true });
}

interface Folders {
  readonly lab: string;
  readonly many: string;
}

/** DuckDB always runs, because the others are compared with it. */
async function verifyAll(folders: Folders): Promise<EngineRow[]> {
  const expected = await askBoth('DuckDB', folders);
  const rows: EngineRow[] = [];
  for (const engine of wanted) {
    try {
      const answers = engine === 'DuckDB' ? expected : await askBoth(engine, folders);
      rows.push(verify(engine, answers, expected));
    } catch (error) {
      const fate = readRows().some((row) => row.engine === engine)
        ? 'stays as it was'
        : 'is left out';
      console.error(`${engine} ${fate}: ${(error as Error).message}`);
    }
  }
  return rows;
}

interface Both {
  readonly lab: Answers;
  readonly many: Answers;
}

async function askBoth(engine: Engine, { lab, many }: Folders): Promise<Both> {
  const program = BRING[engine]();
  const queries = readQueries(document, engine);
  const small = await ask(program, lab, queries);
  console.log(`${small.version}: ${chains} chains`);
  const large = await ask(program, many, queries, ({ heading, seconds, rows }) =>
    console.log(`  ${seconds.toFixed(1)} s  ${heading}: ${rows.length} rows`),
  );
  return { lab: small, many: large };
}

function verify(engine: Engine, { lab, many }: Both, expected: Both): EngineRow {
  return {
    engine,
    version: lab.version,
    queries: fingerprint(readQueries(document, engine)),
    lab: rowsOf(held(engine, lab, expected.lab)),
    many: toMany(held(engine, many, expected.many)),
  };
}

/**
 * Reports differences, and returns the answers that are the same. The first query, which creates the view, has no rows.
 */
function held(engine: Engine, { answers, ...rest }: Answers, expected: Answers): Answers {
  const same = answers.slice(1).filter(({ heading, rows }, index) => {
    const problem = difference(rows, expected.answers[index + 1]?.rows ?? []);
    if (problem !== undefined) {
      process.exitCode = 1;
      console.error(`${engine} differs from DuckDB, ${heading}: ${problem}`);
    }
    return problem === undefined;
  });
  return { ...rest, answers: same };
}

function toMany(held: Answers): Many {
  return {
    rows: rowsOf(held),
    seconds: Object.fromEntries(
      held.answers.map(({ heading, seconds }) => [heading, Math.round(seconds * 10) / 10]),
    ),
    processorSeconds: held.taken && Math.round(held.taken.processor),
    peakMemory: held.taken && Math.round(held.taken.memory),
  };
}

function rowsOf({ answers }: Answers): Record<string, number> {
  return Object.fromEntries(answers.map(({ heading, rows }) => [heading, rows.length]));
}

function write(rows: readonly EngineRow[], many: ManyFiles, wasBusy: boolean): void {
  const kept = readRows().filter(({ engine }) => !rows.some((row) => row.engine === engine));
  const order = ({ engine }: EngineRow) => ENGINES.indexOf(engine);
  const all = [...rows, ...kept].sort((a, b) => order(a) - order(b));
  const verified: Verified = { ...many, cores: os.availableParallelism(), wasBusy, rows: all };
  writeFileSync(RESULTS, `${JSON.stringify(verified, null, 2)}\n`);
  writeEnginesTable();
}

function readRows(): readonly EngineRow[] {
  return existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Verified).rows : [];
}
