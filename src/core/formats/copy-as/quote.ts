/** Quotes texts for different languages, so that they are nothing but text. */

/** Control characters except the line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\0-\x09\x0b-\x1f\x7f-\x9f]/;

/** The character that no command-line argument can contain. */
export const NOT_IN_ARGUMENTS = /\0/g;

/** What can't be written in curl's config file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
export const NOT_IN_CURL_CONFIG = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/**
 * Quotes a word for the POSIX shell (Shell Command Language, "Single-Quotes"). A terminal would interpret pasted
 * control characters as keys, including Ctrl+C and Enter, so printf writes them. NUL is omitted, because no argument
 * can contain it.
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

/**
 * PowerShell treats typographic single quotes as single quotes, and any of them closes a string that any other opened.
 */
const POWERSHELL_QUOTES = /['\u2018-\u201b]/g;

/** Writes a PowerShell expression ("about_Quoting_Rules"). */
export function powerShellText(text: string): string {
  const pieces = text.split(new RegExp(`(${CONTROL.source})`)).filter((piece) => piece !== '');
  const parts = pieces.map((piece) =>
    CONTROL.test(piece)
      ? `[char]${piece.charCodeAt(0)}`
      : `'${piece.replace(POWERSHELL_QUOTES, '$&$&')}'`,
  );
  if (parts.length === 0) return "''";
  // The string comes first, because a number would be added.
  if (parts[0]?.startsWith('[')) parts.unshift("''");
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' + ')})`;
}

/** Writes a JavaScript or TypeScript string in printable ASCII, which can't end a script element. */
export function scriptString(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Quotes a value for curl's config file (curl(1), `--config`), which can't represent control characters: they are lost.
 */
export function curlConfigValue(text: string): string {
  const escaped = text
    .replace(NOT_IN_CURL_CONFIG, '')
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

/** Other characters with a meaning in Hurl; every Hurl string supports `\u{…}`. */
const HURL_SPECIAL = /[^A-Za-z0-9 _.,:;/?&=%+@!$()*~-]/gu;

/** Writes an unquoted Hurl key. */
export function hurlKey(text: string): string {
  return text.replace(HURL_SPECIAL, hurlEscape).replace(/^ | $|:/g, hurlEscape);
}

/** Writes an unquoted Hurl value; one that begins with `file,` would be read from a file. */
export function hurlValue(text: string): string {
  return text.replace(HURL_SPECIAL, hurlEscape).replace(/^ | $|,/g, hurlEscape);
}

/** Writes a quoted Hurl string. */
export function hurlString(text: string): string {
  return `"${text.replace(HURL_SPECIAL, hurlEscape)}"`;
}

function hurlEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
