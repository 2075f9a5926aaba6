/** The queries in docs/analysis.md, as each engine reads them. */
import { createHash } from 'node:crypto';

/** The document, which shows every query in every engine's dialect. */
export const ANALYSIS_DOCUMENT = 'docs/analysis.md';

export const ENGINES = ['DuckDB', 'ClickHouse', 'Spark'] as const;
export type Engine = (typeof ENGINES)[number];

/** The info string of an engine's code blocks. */
const FENCES: Readonly<Record<Engine, string>> = {
  DuckDB: 'sql',
  ClickHouse: 'sql clickhouse',
  Spark: 'sql spark',
};

export interface Query {
  /** The heading above it. */
  readonly heading: string;
  /** To be run in order; the last one returns the answer. */
  readonly statements: readonly string[];
}

/** Returns an engine's queries in order; the first one creates the view that the others use. */
export function readQueries(document: string, engine: Engine): Query[] {
  const block = new RegExp(`^\`\`\`${FENCES[engine]}\n(.*?)^\`\`\`$`, 'gms');
  return document.split(/^#+ /m).flatMap((section) => {
    const [heading = ''] = section.split('\n', 1);
    return [...section.matchAll(block)].map(([, sql = '']) => ({
      heading,
      statements: statementsOf(sql),
    }));
  });
}

function statementsOf(sql: string): string[] {
  return sql
    .split(/;\n/)
    .map((statement) => statement.trim())
    .filter(Boolean);
}

/** Identifies these queries, so that the document shows only what was run. */
export function fingerprint(queries: readonly Query[]): string {
  return createHash('sha256').update(JSON.stringify(queries)).digest('hex').slice(0, 16);
}
