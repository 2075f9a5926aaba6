/** What a filter means, regardless of how it was written. */

/** Terms of one word, for what a chain has or doesn't have. */
export const FLAG_NAMES = ['method-changed', 'cross-site', 'cached', 'error', 'pinned'] as const;

/** Terms with a value: `status:307`. */
export const VALUE_NAMES = [
  'status',
  'method',
  'verdict',
  'type',
  'domain',
  'scheme',
  'cause',
  'has',
  'finding',
  'hops',
  'larger-than',
  'header',
  'cookie',
  'by',
] as const;

export type FlagName = (typeof FLAG_NAMES)[number];
export type ValueName = (typeof VALUE_NAMES)[number];

/** One condition. `value` is as its term writes it: see `VALUE_TERMS`. */
export type Condition =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly source: string; readonly ignoreCase: boolean }
  | { readonly kind: 'flag'; readonly name: FlagName }
  | { readonly kind: 'value'; readonly name: ValueName; readonly value: string };

/** A condition that a chain has to meet or, negated, must not meet. */
export type Term = Condition & { readonly negated: boolean };

/** A term that can't be understood and is left out. */
export interface FilterError {
  /** Where it stands, in UTF-16 code units from the filter's beginning. */
  readonly from: number;
  readonly to: number;
  /** In one sentence, with the term and the place, counted from 1. */
  readonly message: string;
}

/** A filter as understood; all of its terms must match. */
export interface ParsedFilter {
  readonly terms: readonly Term[];
  readonly errors: readonly FilterError[];
}

/** Returns whether a word is a flag. */
export function isFlagName(word: string): word is FlagName {
  return FLAG_NAMES.some((name) => name === word);
}

/** Returns whether a word is the name of a term with a value. */
export function isValueName(word: string): word is ValueName {
  return VALUE_NAMES.some((name) => name === word);
}
