/** What is read of a file: chains, and what is to be said of them. */
import type { RedirectChain } from '../chain/chain.ts';

export type FileImport = ImportedFile | Refused;

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

/** Makes a refusal of a sentence. */
export function refuse(problem: string): Refused {
  return { ok: false, problem };
}
