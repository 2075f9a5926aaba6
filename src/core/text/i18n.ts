/**
 * Texts in the user's language. English stands in the source, where it is read beside what it speaks of; other
 * languages stand in `public/_locales`, by a key made of the English. Pure: whoever has a browser gives the lookup.
 */

/** A text that is translated when it is shown: for tables that are made before the language is known. */
export interface Message {
  readonly english: string;
}

/** Gives a key's text in the user's language, with `$1` to `$9` where values belong; "" where it has none. */
type Lookup = (key: string) => string;

let lookup: Lookup = () => '';
let patterns = new WeakMap<TemplateStringsArray | Message, string>();

let numbers: { readonly whole: Intl.NumberFormat; readonly decimalSign: string } | undefined;

/** Says where translations come from. Called once, before anything is shown; until then all is English. */
export function setLookup(given: Lookup): void {
  lookup = given;
  numbers = undefined;
  patterns = new WeakMap();
}

/**
 * Translates now: t`${count} hops`. At most nine values: strings as they are, numbers as the language writes them. A place,
 * such as the line of a file, is given as a string. Not for the top level of a module, which runs before the language is
 * known: see `msg`. What follows `||` is not shown: it tells apart what other languages do, as in
 * t`${count} dropped||headers`.
 */
export function t(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return fill(
    patternOf(strings, () => englishOf(strings)),
    values,
  );
}

/** Marks a text to be translated by `translate`: msg`Loop`. It takes no values. */
export function msg(strings: TemplateStringsArray): Message {
  return { english: englishOf(strings) };
}

/** Translates what `msg` marked. */
export function translate(message: Message): string {
  return patternOf(message, () => message.english);
}

/** The tag of the language that texts are in, `pt-BR`: every catalogue tells its own. */
export function language(): string {
  return t`en`;
}

/** Writes a whole number as the language does: `10,000`. Numbers in texts are written so by themselves. */
export function numberText(value: number): string {
  // All languages here write small numbers alike, and of these there are thousands.
  const isSmall = Number.isInteger(value) && value >= 0 && value < 1000;
  return isSmall ? String(value) : numberForms().whole.format(value);
}

/** Writes a number with so many digits after the language's decimal sign: `1.5`. */
export function decimalText(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', numberForms().decimalSign);
}

/** The English of a template, with `$1`, `$2` … for its values; a line's end, with what indents the next, is a space. */
export function englishOf(strings: readonly string[]): string {
  return strings.reduce((text, part, index) => `${text}$${index}${part}`).replace(/\s*\n\s*/g, ' ');
}

/** An English text as it is shown. */
export function withoutContext(english: string): string {
  return english.replace(/\|\|.*$/, '');
}

/** The name in `_locales` of an English text: letters and digits, the same forever (FNV-1a, 32 bits). */
export function keyOf(english: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(english))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `t${hash.toString(36)}`;
}

/** Each text is looked up once. */
function patternOf(text: TemplateStringsArray | Message, englishText: () => string): string {
  let pattern = patterns.get(text);
  if (pattern === undefined) {
    const english = englishText();
    pattern = lookup(keyOf(english)) || withoutContext(english);
    patterns.set(text, pattern);
  }
  return pattern;
}

/** `toLocaleString` would work them out at every call. */
function numberForms() {
  if (numbers === undefined) {
    const whole = new Intl.NumberFormat(language());
    const decimal = whole.formatToParts(0.5).find(({ type }) => type === 'decimal');
    numbers = { whole, decimalSign: decimal?.value ?? '.' };
  }
  return numbers;
}

function fill(pattern: string, values: readonly (string | number)[]): string {
  if (values.length === 0) return pattern;
  return pattern.replace(/\$([1-9])/g, (place, digit: string) => {
    const value = values[Number(digit) - 1];
    if (value === undefined) return place;
    return typeof value === 'number' ? numberText(value) : value;
  });
}
