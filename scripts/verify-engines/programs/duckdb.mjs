/**
 * Reads queries as JSON from the first line of standard input, runs them in DuckDB and prints its answers as JSON
 * lines.
 */
import { createInterface } from 'node:readline';
import { DuckDBInstance, version } from '@duckdb/node-api';

const print = (/** @type {unknown} */ value) =>
  process.stdout.write(
    `${JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each))}\n`,
  );

for await (const line of createInterface(process.stdin)) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  print({ version: `DuckDB ${version().replace(/^v/, '')}` });
  for (const { heading, statements } of JSON.parse(line)) {
    const started = performance.now();
    const answers = [];
    for (const sql of statements) answers.push(await connection.runAndReadAll(sql));
    const rows = answers.at(-1)?.getRowObjectsJS();
    print({ heading, seconds: (performance.now() - started) / 1000, rows });
  }
  print({ done: true });
}
