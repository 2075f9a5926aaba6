/** The filter as the panel shows it: what of it is wrong, its quick toggles, and the list that completes it. */

import type { RedirectChain } from '../../core/chain/chain.ts';
import { ABOUT } from '../../core/filter/about.ts';
import { completions, hasTerm, parseFilter, toggleTerm } from '../../core/filter/index.ts';
import { type FlagName, isFlagName, isValueName, type Term } from '../../core/filter/syntax.ts';
import { chainCount } from '../../core/text/counts.ts';
import { type Message, msg, t, translate } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';

/** A term that is written and removed by a button. */
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

/** The toggles of the commonest terms, as they stand in a filter's text. */
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

/** What of a filter is left out, and why; "" where nothing is. */
export function filterTrouble(text: string): string {
  const { errors } = parseFilter(text);
  const messages = errors.map(({ message }) => visibleText(message));
  return messages.length === 0 ? '' : t`Ignored: ${messages.join(' · ')}`;
}

/** A line of the list that completes the filter. */
export interface Suggestion {
  /** Safe to show. */
  readonly text: string;
  /** What it means, or how many chains have it. */
  readonly about: string;
  /** The filter's text with it, and where the caret is then. */
  readonly next: string;
  readonly caret: number;
  /** It is a name: what completes it comes next. */
  readonly goesOn: boolean;
}

/** The open list; `active` is the line that the keyboard is on, −1 for none. */
export interface Suggestions {
  readonly items: readonly Suggestion[];
  readonly active: number;
}

/**
 * What may complete a filter where the caret is; undefined where nothing does.
 * @param asked even where nothing is typed yet, or what is typed is complete
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

/** What a key does to the filter; undefined for those that are the field's own. */
export type KeyEffect =
  | { readonly kind: 'open' }
  | { readonly kind: 'move'; readonly active: number }
  | { readonly kind: 'accept'; readonly item: Suggestion }
  | { readonly kind: 'close' }
  | { readonly kind: 'clear' };

/**
 * Says what a key does (ARIA Authoring Practices, "combobox", list autocomplete with manual selection): without a line
 * chosen, Enter and Tab do what they always do, and Escape closes the list before it clears the field.
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
