/** What lab/measured/engines.json says of a run. */
import type { Engine } from './queries.ts';

export interface EngineRow {
  readonly engine: Engine;
  readonly version: string;
  /** Of the queries that were run (`fingerprint`). */
  readonly queries: string;
  /** How many rows each query answered with on the lab's chains, and on many: the same as DuckDB's. */
  readonly lab: Readonly<Record<string, number>>;
  readonly many: Many;
}

/** A run on many chains. */
export interface Many {
  readonly rows: Readonly<Record<string, number>>;
  /** How long each query took, in s. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Of the whole program, from its start to its last answer. */
  readonly processorSeconds: number | undefined;
  /** In MiB. */
  readonly peakMemory: number | undefined;
}

export interface Verified {
  readonly chains: number;
  readonly files: number;
  /** In bytes, compressed and not. */
  readonly compressed: number;
  readonly size: number;
  readonly cores: number;
  /** Whether other work took processor time from the engines. */
  readonly wasBusy: boolean;
  readonly rows: readonly EngineRow[];
}
