/** How each engine is installed and started. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pip, run } from '../measure/servers/cache.ts';
import { CACHE } from '../versions/bring.ts';
import type { Engine } from './queries.ts';

/** A program that reads queries and prints answers. */
export interface Program {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const PROGRAMS = path.join(import.meta.dirname, 'programs');

/**
 * Installs an engine, unless it is installed: Python packages in a folder in the user's cache.
 * @throws with the reason if that is impossible
 */
export const BRING: Readonly<Record<Engine, () => Program>> = {
  DuckDB: () => ({ command: [process.execPath, path.join(PROGRAMS, 'duckdb.mjs')], env: {} }),
  ClickHouse: () => python('chdb', 'clickhouse.py'),
  Spark: () => {
    run('/', ['java', '-version']);
    const spark = python('pyspark', 'spark.py');
    // Otherwise it determines its own address, and listens there.
    return { ...spark, env: { ...spark.env, SPARK_LOCAL_IP: '127.0.0.1' } };
  },
};

function python(name: string, program: string): Program {
  const folder = path.join(path.dirname(CACHE), 'engines', name);
  mkdirSync(folder, { recursive: true });
  const env = { PYTHONPATH: pip(folder, name) };
  return { command: ['python3', path.join(PROGRAMS, program)], env };
}
