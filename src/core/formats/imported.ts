/** The result of reading a file: chains, and notes about them. */
import type { RedirectChain } from '../chain/chain.ts';

export type FileImport = PlacedFile | Refused;

/** One sentence that says what the file is not, or where it is invalid. */
export interface Refused {
  readonly ok: false;
  readonly problem: string;
}

/** As in HAR, except that the required version may be missing. */
export interface Software {
  readonly name: string;
  readonly version?: string;
}

/**
 * The position of each hop, for each chain: in a HAR, the index of its entry; in NDJSON, the number of its line, from
 * 1. Undefined for a hop that isn't in the file.
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
  /** The program that wrote the file, and the browser that sent the requests, if the file names them. */
  readonly creator?: Software;
  readonly browser?: Software;
  /** How many entries of a HAR belong to no chain, because they neither redirect nor follow from a redirect. */
  readonly leftOut: number;
  /** How many entries, or lines, could not be read. */
  readonly unreadable: number;
  /** What the user should know about the import, in sentences. */
  readonly notes: readonly string[];
}

/** The same, with positions in the file. */
export interface PlacedFile extends ImportedFile {
  readonly places: Places;
}

/** Refuses a file with a sentence. */
export function refuse(problem: string): Refused {
  return { ok: false, problem };
}
