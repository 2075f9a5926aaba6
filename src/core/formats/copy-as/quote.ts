/** How texts are written so that a language takes them for nothing but text. */

/** Control characters but the line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x09\x0b-\x1f\x7f-\x9f]/;

/** What no argument of a command can hold. */
export const NOT_IN_ARGUMENTS = /\0/g;

/** What curl's config file cannot write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const NOT_IN_CURL_CONFIG = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/**
 * A word of the POSIX shell (Shell Command Language, "Single-Quotes"). A terminal would take control characters that are
 * pasted for keys, Ctrl+C and Enter among them: printf writes those. NUL, which no argument can hold, is left out.
 */
export function shellWord(text: string): string {
  const pieces = text.replace(NOT_IN_ARGUMENTS, '').split(new RegExp(`(${CONTROL.source})`));
  const words = pieces
    .filter((piece) => piece !== '')
    .map((piece) => (CONTROL.test(piece) ? printed(piece) : `'${piece.replaceAll("'", `'\\''`)}'`));
  return words.join('') || "''";
}

function printed(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return `"$(printf '${bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}')"`;
}

/** PowerShell takes typographic single quotes for single quotes, and each closes a text that any of them began. */
const POWERSHELL_QUOTES = /['\u2018-\u201b]/g;

/** An expression of PowerShell ("about_Quoting_Rules"). */
export function powerShellText(text: string): string {
  const pieces = text.split(new RegExp(`(${CONTROL.source})`)).filter((piece) => piece !== '');
  const parts = pieces.map((piece) =>
    CONTROL.test(piece)
      ? `[char]${piece.charCodeAt(0)}`
      : `'${piece.replace(POWERSHELL_QUOTES, '$&$&')}'`,
  );
  if (parts.length === 0) return "''";
  // Text first: a number would add.
  if (parts[0]?.startsWith('[')) parts.unshift("''");
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' + ')})`;
}

/** A string of JavaScript and TypeScript, in printable ASCII, that ends no script element either. */
export function scriptString(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A quoted value of curl's config file (curl(1), `--config`), which has no way to write control characters: they are lost. */
export function curlConfigValue(text: string): string {
  const escaped = text
    .replace(NOT_IN_CURL_CONFIG, '')
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

/** What else may mean something in Hurl; every string of it knows `\u{…}`. */
const HURL_SPECIAL = /[^A-Za-z0-9 _.,:;/?&=%+@!$()*~-]/gu;

/** A key of Hurl, without quotes. */
export function hurlKey(text: string): string {
  return text.replace(HURL_SPECIAL, hurlEscape).replace(/^ | $|:/g, hurlEscape);
}

/** A value of Hurl, without quotes; one that begins with `file,` would be read from a file. */
export function hurlValue(text: string): string {
  return text.replace(HURL_SPECIAL, hurlEscape).replace(/^ | $|,/g, hurlEscape);
}

/** A quoted string of Hurl. */
export function hurlString(text: string): string {
  return `"${text.replace(HURL_SPECIAL, hurlEscape)}"`;
}

function hurlEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
