/** The queries of docs/analysis.md, as each engine is to read them. */
import { createHash } from 'node:crypto';

/** The document, which shows every query in the words of every engine. */
export const ANALYSIS_DOCUMENT = 'docs/analysis.md';

export const ENGINES = ['DuckDB', 'ClickHouse', 'Spark'] as const;
export type Engine = (typeof ENGINES)[number];

/** What stands behind the fence of an engine's blocks. */
const FENCES: Readonly<Record<Engine, string>> = {
  DuckDB: 'sql',
  ClickHouse: 'sql clickhouse',
  Spark: 'sql spark',
};

export interface Query {
  /** The heading that it stands under. */
  readonly heading: string;
  /** To be run one after the other; the last one answers. */
  readonly statements: readonly string[];
}

/** An engine's queries in their order; the first one creates the view that the others use. */
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

/** Tells these queries from any others: what was run is what the document shows. */
export function fingerprint(queries: readonly Query[]): string {
  return createHash('sha256').update(JSON.stringify(queries)).digest('hex').slice(0, 16);
}
