/** The filter as the panel shows it: its errors, its toggles, and the list of completions. */

import type { RedirectChain } from '../../core/chain/chain.ts';
import { ABOUT } from '../../core/filter/about.ts';
import { completions, hasTerm, parseFilter, toggleTerm } from '../../core/filter/index.ts';
import { type FlagName, isFlagName, isValueName, type Term } from '../../core/filter/syntax.ts';
import { chainCount } from '../../core/text/counts.ts';
import { type Message, msg, t, translate } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';

/** A term that a button adds and removes. */
export interface FilterToggle {
  readonly label: string;
  readonly tip: string;
  readonly pressed: boolean;
  /** The filter's text after the button is pressed. */
  readonly next: string;
}

const TOGGLES: readonly (readonly [label: Message, name: FlagName])[] = [
  [msg`Changed`, 'method-changed'],
  [msg`Errors`, 'error'],
  [msg`Cross-site`, 'cross-site'],
];

/** The toggles of the most common terms, with their state in a filter. */
export function toToggles(text: string): FilterToggle[] {
  return TOGGLES.map(([label, name]) => {
    const term: Term = { kind: 'flag', name, negated: false };
    return {
      label: translate(label),
      tip: `${name}: ${translate(ABOUT[name])}`,
      pressed: hasTerm(text, term),
      next: toggleTerm(text, term),
    };
  });
}

/** Says which parts of a filter are ignored, and why; "" if none are. */
export function filterTrouble(text: string): string {
  const { errors } = parseFilter(text);
  const messages = errors.map(({ message }) => visibleText(message));
  return messages.length === 0 ? '' : t`Ignored: ${messages.join(' · ')}`;
}

/** A line of the list of completions. */
export interface Suggestion {
  /** Display-safe. */
  readonly text: string;
  /** What it means, or how many chains match it. */
  readonly about: string;
  /** The filter's text with the completion, and the position of the caret. */
  readonly next: string;
  readonly caret: number;
  /** Whether it is a name, whose value comes next. */
  readonly goesOn: boolean;
}

/** The open list; `active` is the index of the active line, or −1 if there is none. */
export interface Suggestions {
  readonly items: readonly Suggestion[];
  readonly active: number;
}

/**
 * Completes a filter at the caret; undefined if there is nothing to suggest.
 * @param asked whether to suggest even if nothing was typed yet, or the term is complete
 */
export function suggest(
  text: string,
  caret: number,
  chains: Iterable<RedirectChain>,
  asked = false,
): Suggestions | undefined {
  const { from, to, items } = completions(text, caret, chains);
  const typed = text.slice(from, to).toLowerCase();
  const isOver = from === to || items.every((item) => item.text.toLowerCase() === typed);
  if (items.length === 0 || (isOver && !asked)) return undefined;
  return {
    active: -1,
    items: items.map((item) => ({
      text: visibleText(item.text),
      about: item.count === undefined ? aboutOf(item.text) : chainCount(item.count),
      next: text.slice(0, from) + item.text + text.slice(to),
      caret: from + item.text.length,
      goesOn: item.text.endsWith(':'),
    })),
  };
}

/** What a key does to the filter; undefined if the field handles the key. */
export type KeyEffect =
  | { readonly kind: 'open' }
  | { readonly kind: 'move'; readonly active: number }
  | { readonly kind: 'accept'; readonly item: Suggestion }
  | { readonly kind: 'close' }
  | { readonly kind: 'clear' };

/**
 * Returns what a key does (ARIA Authoring Practices, "combobox", list autocomplete with manual selection): without an
 * active line, Enter and Tab keep their usual function, and Escape closes the list before it clears the field.
 */
export function effectOf(
  key: string,
  text: string,
  suggestions: Suggestions | undefined,
): KeyEffect | undefined {
  if (!suggestions) {
    if (key === 'ArrowDown') return { kind: 'open' };
    return key === 'Escape' && text !== '' ? { kind: 'clear' } : undefined;
  }
  const { items, active } = suggestions;
  const item = items[active];
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', active: active + 1 < items.length ? active + 1 : -1 };
    case 'ArrowUp':
      return { kind: 'move', active: active < 0 ? items.length - 1 : active - 1 };
    case 'Enter':
      return item ? { kind: 'accept', item } : { kind: 'close' };
    case 'Tab':
      return item && { kind: 'accept', item };
    case 'Escape':
      return { kind: 'close' };
    default:
      return undefined;
  }
}

function aboutOf(text: string): string {
  const name = text.replace(/:$/, '');
  return isFlagName(name) || isValueName(name) ? translate(ABOUT[name]) : '';
}
