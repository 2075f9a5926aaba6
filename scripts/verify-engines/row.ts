/** A run in lab/measured/engines.json. */
import type { Engine } from './queries.ts';

export interface EngineRow {
  readonly engine: Engine;
  readonly version: string;
  /** The `fingerprint` of the queries that were run. */
  readonly queries: string;
  /** How many rows each query returned for the lab's chains, and for many: the same as DuckDB's. */
  readonly lab: Readonly<Record<string, number>>;
  readonly many: Many;
}

/** A run on many chains. */
export interface Many {
  readonly rows: Readonly<Record<string, number>>;
  /** How long each query took, in seconds. */
  readonly seconds: Readonly<Record<string, number>>;
  /** For the whole program, from its start to its last answer. */
  readonly processorSeconds: number | undefined;
  /** In MiB. */
  readonly peakMemory: number | undefined;
}

export interface Verified {
  readonly chains: number;
  readonly files: number;
  /** In bytes, compressed and uncompressed. */
  readonly compressed: number;
  readonly size: number;
  readonly cores: number;
  /** Whether other work took processor time from the engines. */
  readonly wasBusy: boolean;
  readonly rows: readonly EngineRow[];
}
