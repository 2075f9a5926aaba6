/**
 * Writes the table in docs/analysis.md with each engine's answers and costs, from the results of `npm run
 * engines:verify`.
 *
 *     tsx scripts/docs/engines-table.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { table } from '../measure/seen.ts';
import { ANALYSIS_DOCUMENT, readQueries } from '../verify-engines/queries.ts';
import type { Verified } from '../verify-engines/row.ts';
import { withTable } from './with-table.ts';

/** Returns the document with the table in its place. */
export function withEnginesTable(document: string): string {
  const verified: Verified = JSON.parse(readFileSync('lab/measured/engines.json', 'utf8'));
  const [, ...queries] = readQueries(document, 'DuckDB');
  const headings = queries.map(({ heading }) => heading);
  return withTable(document, 'npm run engines:verify', enginesTable(verified, headings));
}

/**
 * @param headings the headings of the queries, in order
 * @throws if an engine's answer differs from DuckDB's
 */
export function enginesTable(verified: Verified, headings: readonly string[]): string {
  const { rows, chains, files, compressed, size, cores, wasBusy } = verified;
  const number = (value: number | undefined) => value?.toLocaleString('en-US') ?? 'not measured';
  const lines = headings.map((heading) => [
    heading,
    ...['lab', 'many'].map((kind) =>
      number(kind === 'lab' ? rows[0]?.lab[heading] : rows[0]?.many.rows[heading]),
    ),
    ...rows.map(({ engine, lab, many }) => {
      const seconds = many.seconds[heading];
      if (lab[heading] === undefined || seconds === undefined)
        throw new Error(`${engine} does not answer as DuckDB does: ${heading}`);
      return `${seconds.toFixed(1)} s`;
    }),
  ]);
  const total = (unit: string, of: (row: Verified['rows'][number]) => number | undefined) =>
    rows.map((row) => `${number(of(row))} ${unit}`);
  return `${rows.map(({ version }) => version).join(', ')}: all rows were the same. The ${files} files with ${number(chains)} chains had ${(compressed / 1e6).toFixed(0)} MB, ${(size / 1e9).toFixed(1)} GB
uncompressed. Each query read all of them again, on ${cores} cores${wasBusy ? ' that did other work, too: compare processor times' : ''}.

${table(
  ['query', 'rows, lab', `rows, ${number(chains)} chains`, ...rows.map(({ engine }) => engine)],
  [
    ...lines,
    [
      '**processor time**, with the start',
      '',
      '',
      ...total('s', ({ many }) => many.processorSeconds),
    ],
    ['**peak memory**', '', '', ...total('MiB', ({ many }) => many.peakMemory)],
  ],
)}`;
}

/** Writes it. */
export function writeEnginesTable(): void {
  writeFileSync(ANALYSIS_DOCUMENT, withEnginesTable(readFileSync(ANALYSIS_DOCUMENT, 'utf8')));
  console.log(`${ANALYSIS_DOCUMENT} is written`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeEnginesTable();
