/** What a check comes to: the files with their chains, what was found in them, and what of it fails. */
import type { RedirectChain } from '../core/chain/chain.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { HopPlaces } from '../core/formats/imported.ts';
import type { ReadFile } from './reading/reading.ts';

export interface CheckedFinding extends Finding {
  /** Whether the baseline lacks it; undefined without a baseline. */
  readonly isNew: boolean | undefined;
  /** It makes the check fail. */
  readonly fails: boolean;
}

export interface CheckedChain {
  /** As it may be shown. */
  readonly chain: RedirectChain;
  /** What the keys of its findings are made of: in a baseline, the chain without its secrets, whatever is shown. */
  readonly keyed: RedirectChain;
  readonly places: HopPlaces;
  readonly findings: readonly CheckedFinding[];
}

export interface CheckedFile extends Omit<ReadFile, 'chains'> {
  /** All chains of the file as they were recorded. */
  readonly recorded: readonly RedirectChain[];
  /** The same as they may be shown, each in the place of the recorded one. */
  readonly shown: readonly RedirectChain[];
  /** Those that the filter keeps. */
  readonly chains: readonly CheckedChain[];
}

export type ProblemKind = 'missing' | 'elsewhere' | 'failed' | 'status' | 'redirects';

/** Where one URL has to lead. */
export interface Expectation {
  readonly from: string;
  readonly to: string;
  /** Of the redirect. */
  readonly status: number | undefined;
  /** Where it is asked for: `--expect` or `map.csv, line 4`. */
  readonly place: string;
}

export interface JudgedExpectation extends Expectation {
  /** What of it does not hold; nothing if it is met. */
  readonly problems: readonly { readonly kind: ProblemKind; readonly text: string }[];
}

export interface Check {
  readonly files: readonly CheckedFile[];
  readonly expectations: readonly JudgedExpectation[];
  /** How many findings of the baseline were not found again; undefined without a baseline. */
  readonly gone: number | undefined;
  /** How many further files could not be read. */
  readonly unusable: number;
  readonly fails: boolean;
}

/** All findings of a check. */
export function allFindings({ files }: Pick<Check, 'files'>): CheckedFinding[] {
  return files.flatMap(({ chains }) => chains.flatMap(({ findings }) => findings));
}

/** Where in its file a hop stands, `log.entries[3]` or `line 4`; undefined for a hop that is not in it. */
export function placeText(
  { places }: Pick<ReadFile, 'places'>,
  place: number | undefined,
): string | undefined {
  if (place === undefined) return undefined;
  return places.kind === 'entry' ? `log.entries[${place}]` : `line ${place}`;
}

/** Where in its file a hop stands, or, if it is not there, the nearest one before it that is. */
export function placeOf({ places }: CheckedChain, hop: number): number | undefined {
  return places.slice(0, hop + 1).findLast((place) => place !== undefined);
}
