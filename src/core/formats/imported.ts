/** What is read of a file: chains, and what is to be said of them. */
import type { RedirectChain } from '../chain/chain.ts';

export type FileImport = PlacedFile | Refused;

/** One sentence that says what the file is not, or where it goes wrong. */
export interface Refused {
  readonly ok: false;
  readonly problem: string;
}

/** As in HAR, where the version must be there, but is not always. */
export interface Software {
  readonly name: string;
  readonly version?: string;
}

/**
 * For each chain, the place of each hop: in a HAR the index of its entry, in NDJSON the number of its line, from 1.
 * Undefined for a hop that isn't in the file.
 */
export interface Places {
  readonly kind: 'entry' | 'line';
  readonly ofChains: readonly HopPlaces[];
}

export type HopPlaces = readonly (number | undefined)[];

export interface ImportedFile {
  readonly ok: true;
  /** In the order of the file. */
  readonly chains: readonly RedirectChain[];
  /** The program that wrote the file, and the browser whose requests they are, where it says. */
  readonly creator?: Software;
  readonly browser?: Software;
  /** How many entries of a HAR are in no chain: they neither redirect nor come of a redirect. */
  readonly leftOut: number;
  /** How many entries, or lines, could not be read. */
  readonly unreadable: number;
  /** What the user should know of the import, in sentences. */
  readonly notes: readonly string[];
}

/** The same, with where in the file it stands. */
export interface PlacedFile extends ImportedFile {
  readonly places: Places;
}

/** Makes a refusal of a sentence. */
export function refuse(problem: string): Refused {
  return { ok: false, problem };
}
