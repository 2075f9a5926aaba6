/**
 * Texts in the user's language. The source contains the English, where it is used; `public/_locales` contains the other
 * languages, by a key derived from the English. Pure: the caller provides the lookup.
 */

/** A text that is translated when it is displayed, for tables that are created before the language is known. */
export interface Message {
  readonly english: string;
}

/** Returns a key's text in the user's language, with `$1` to `$9` for values; "" if there is none. */
type Lookup = (key: string) => string;

let lookup: Lookup = () => '';
let patterns = new WeakMap<TemplateStringsArray | Message, Pattern>();

/** A text as displayed: what stands before, between and after its values, and in turn the numbers of these. */
interface Pattern {
  readonly text: string;
  readonly parts: readonly string[];
}

let numbers: { readonly whole: Intl.NumberFormat; readonly decimalSign: string } | undefined;

/** Sets the source of translations. Called once, before anything is displayed; until then, all texts are English. */
export function setLookup(given: Lookup): void {
  lookup = given;
  numbers = undefined;
  patterns = new WeakMap();
}

/**
 * Translates immediately: t`${count} hops`. At most nine values: strings are inserted unchanged, numbers in the
 * language's format. A position, such as a line of a file, must be given as a string. Not for the top level of a
 * module, which runs before the language is known: see `msg`. What follows `||` is not displayed: it distinguishes
 * texts that other languages write differently, as in t`${count} dropped||headers`.
 */
export function t(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return composed(
    fill(
      patternOf(strings, () => englishOf(strings)),
      values,
    ),
  );
}

/** Marks a text for `translate`: msg`Loop`. It takes no values. */
export function msg(strings: TemplateStringsArray): Message {
  return { english: englishOf(strings) };
}

/** Translates a text marked by `msg`. */
export function translate(message: Message): string {
  return composed(patternOf(message, () => message.english).text);
}

/**
 * Makes of a value what may be shown of it.
 * @param isWhole the text is what a name was given as its value, and nothing else
 */
export type ShowValue = (text: string, isWhole: boolean) => string;

/** How values are shown at present, and the texts that were composed since, which are not values but contain some. */
let showing: { readonly show: ShowValue; readonly composed: Set<string> } | undefined;

/** Does work whose texts show of each inserted string only what may be shown of it, while their own words stay. */
export function withShownValues<Result>(show: ShowValue, work: () => Result): Result {
  const outer = showing;
  showing = { show, composed: new Set() };
  try {
    return work();
  } finally {
    showing = outer;
  }
}

/**
 * Returns what may be shown of a value, and a text that was composed as it is. Needed only before a value is cut or joined;
 * `t` does it otherwise.
 */
export function shownValue(value: string, isWhole = false): string {
  return !showing || showing.composed.has(value) ? value : showing.show(value, isWhole);
}

function composed(text: string): string {
  showing?.composed.add(text);
  return text;
}

/** The tag of the current language, `pt-BR`: every catalog contains its own. */
export function language(): string {
  return t`en`;
}

/** Formats a whole number in the language: `10,000`. Numbers in texts are formatted automatically. */
export function numberText(value: number): string {
  // All supported languages format small numbers alike, and there are thousands of them.
  const isSmall = Number.isInteger(value) && value >= 0 && value < 1000;
  return isSmall ? String(value) : numberForms().whole.format(value);
}

/** Formats a number with a fixed number of digits after the language's decimal sign: `1.5`. */
export function decimalText(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', numberForms().decimalSign);
}

/**
 * The English of a template, with `$1`, `$2` … for its values; a line break and the following indentation become a
 * space.
 */
export function englishOf(strings: readonly string[]): string {
  return strings.reduce((text, part, index) => `${text}$${index}${part}`).replace(/\s*\n\s*/g, ' ');
}

/** An English text as displayed. */
export function withoutContext(english: string): string {
  return english.replace(/\|\|.*$/, '');
}

/** The key in `_locales` of an English text: letters and digits that never change (FNV-1a, 32 bits). */
export function keyOf(english: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(english))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `t${hash.toString(36)}`;
}

/** Each text is looked up only once. */
function patternOf(text: TemplateStringsArray | Message, englishText: () => string): Pattern {
  let pattern = patterns.get(text);
  if (pattern === undefined) {
    const english = englishText();
    const shown = lookup(keyOf(english)) || withoutContext(english);
    pattern = { text: shown, parts: shown.split(/\$([1-9])/) };
    patterns.set(text, pattern);
  }
  return pattern;
}

/** `toLocaleString` would create a formatter in every call. */
function numberForms() {
  if (numbers === undefined) {
    const whole = new Intl.NumberFormat(language());
    const decimal = whole.formatToParts(0.5).find(({ type }) => type === 'decimal');
    numbers = { whole, decimalSign: decimal?.value ?? '.' };
  }
  return numbers;
}

function fill({ text, parts }: Pattern, values: readonly (string | number)[]): string {
  if (values.length === 0) return text;
  let filled = '';
  for (const [index, part] of parts.entries())
    filled += index % 2 === 0 ? part : textOfValue(part, values);
  return filled;
}

/** A place without a value stays as it is. */
function textOfValue(place: string, values: readonly (string | number)[]): string {
  const value = values[Number(place) - 1];
  if (value === undefined) return `$${place}`;
  return typeof value === 'number' ? numberText(value) : shownValue(value);
}
