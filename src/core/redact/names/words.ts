/** Distinguishes names that people choose from those that programs generate. */

/** `newPassword_1` → new, password, 1; `SAMLResponse` → saml, response. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Returns whether a key's value is a name that a person chose, such as `acme-travel`, rather than `x7Gk29…`: up to 24
 * letters in pronounceable words of one case, with at most four digits at the end. Random letters rarely look like
 * this.
 */
export function isPlainName(value: string): boolean {
  if (value.length > 24 || !/^[a-z]+(?:[-_. +][a-z]+)*\d{0,4}$/i.test(value)) return false;
  const words = value.replace(/\d+$/, '').split(/[-_. +]/);
  return value.length > 3 && words.every((word) => IN_ONE_CASE.test(word) && isPronounceable(word));
}

const IN_ONE_CASE = /^(?:[A-Z]?[a-z]*|[A-Z]+)$/;

/** File extensions. */
const EXTENSION =
  /\.(?:action|aspx?|cgi|css|do|gif|html?|ico|jpe?g|js|json|jspx?|map|mjs|pdf|php\d?|png|svg|txt|webp|woff2?|xml)$/i;

/** The longest name that people choose, in characters. */
const LONGEST_NAME = 80;

/**
 * Returns whether a text is a name that a person chose for a page or a member, however it separates its words: `step2`,
 * `index2.html`, `how-to-reset-your-iPhone`, `expiresAt`. Its words are pronounceable and mostly not short, with at
 * most one number of a few digits.
 */
export function isNamed(text: string): boolean {
  if (EXTENSION.test(text)) return true;
  if (text.length > LONGEST_NAME || /\d\D+\d/.test(text)) return false;
  const words = wordsOf(text);
  const letters = words.map((word) => /^([a-z]*?)(?:v?\d{1,4})?$/.exec(word)?.[1]);
  if (letters.includes(undefined)) return false;
  const length = letters.reduce((sum, word = '') => sum + word.length, 0);
  return (
    length >= 3 * words.length &&
    letters.some((word = '') => word.length > 3) &&
    letters.every((word = '') => isPronounceable(word))
  );
}

/** Letters that rarely follow each other within a word. */
const UNLIKELY =
  /[^aeiouy]{5}|[aeiouy]{4}|(.)\1\1|q(?!u)|j(?![aeiou])|v(?![aeiouyr]|$)|[jqvxz][jqvx]|[bcdfghjklmnpqrstvwxz]x|[bcdfghjkmpqsvwx]z/i;

function isPronounceable(word: string): boolean {
  const vowels = word.match(/[aeiouy]/gi)?.length ?? 0;
  return word.length <= 3 || (vowels * 4 >= word.length && !UNLIKELY.test(word));
}
