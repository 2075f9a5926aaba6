/** The result of a check: the files with their chains, the findings in them, and which of those fail. */
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
  /** As it may be shown, without secrets unless they are kept. */
  readonly chain: RedirectChain;
  /** What the keys of its findings are made of: in a baseline, the chain without its secrets, whatever is shown. */
  readonly keyed: RedirectChain;
  readonly places: HopPlaces;
  readonly findings: readonly CheckedFinding[];
}

export interface CheckedFile extends Omit<ReadFile, 'chains'> {
  /** All chains of the file as they were recorded. */
  readonly recorded: readonly RedirectChain[];
  /** The same chains as they may be shown, in the same order. */
  readonly shown: readonly RedirectChain[];
  /** The chains that the filter keeps. */
  readonly chains: readonly CheckedChain[];
}

export type ProblemKind = 'missing' | 'elsewhere' | 'failed' | 'status' | 'redirects';

/** Where one URL must redirect to. */
export interface Expectation {
  readonly from: string;
  readonly to: string;
  /** The redirect's status. */
  readonly status: number | undefined;
  /** Where the expectation was given: `--expect` or `map.csv, line 4`. */
  readonly place: string;
}

export interface JudgedExpectation extends Expectation {
  /** Why it isn't met; empty if it is. */
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

/** Returns all findings of a check. */
export function allFindings({ files }: Pick<Check, 'files'>): CheckedFinding[] {
  return files.flatMap(({ chains }) => chains.flatMap(({ findings }) => findings));
}

/** A hop's place in its file, `log.entries[3]` or `line 4`; undefined for a hop that isn't in it. */
export function placeText(
  { places }: Pick<ReadFile, 'places'>,
  place: number | undefined,
): string | undefined {
  if (place === undefined) return undefined;
  return places.kind === 'entry' ? `log.entries[${place}]` : `line ${place}`;
}

/** A hop's place in its file or, if the hop isn't in it, that of the nearest earlier hop that is. */
export function placeOf({ places }: CheckedChain, hop: number): number | undefined {
  return places.slice(0, hop + 1).findLast((place) => place !== undefined);
}
