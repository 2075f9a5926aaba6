/**
 * Text reduced to what it says, however it is escaped, so that a value is found wherever it went: percent-encoded once or
 * more, in either case, as a form writes it, or within a JSON string.
 */

export interface Canonical {
  /** One character a byte of UTF-8. */
  readonly text: string;
  /** Where in the original each of them begins and ends; undefined where both are alike. */
  readonly places:
    | { readonly starts: readonly number[]; readonly ends: readonly number[] }
    | undefined;
}

/** What is not one byte that is written as itself: escapes, line breaks and all beyond ASCII. */
const UNLIKE = /[%\\\n\r\t\u0080-\uffff]/;
const ALIKE = /[^%\\\n\r\t\u0080-\uffff]+/y;

/** Backslashes say nothing; nor do the line breaks that URLs lose, nor their escapes. */
const SILENT = /(?:\\|%(?:25)*5c)[nrt]?|[\n\r\t]|%(?:25)*0[9ad]/iy;
const ESCAPED = /(?:\\|%(?:25)*5c)u([\da-f]{4})/iy;
const PERCENT = /%(?:25)*([\da-f]{2})/iy;

/** Reduces a text to its canonical form. Two texts that say the same have the same one. */
export function toCanonical(text: string): Canonical {
  if (!UNLIKE.test(text)) return { text: spaceAsPlus(text), places: undefined };
  const bytes: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (unit: string, start: number, end: number) => {
    bytes.push(unit);
    for (let count = unit.length; count > 0; count -= 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < text.length; ) {
    const run = runAt(text, at);
    bytes.push(spaceAsPlus(run));
    for (const end = at + run.length; at < end; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
    if (at >= text.length) break;
    const unit = readUnit(text, at);
    add(unit.bytes, at, unit.end);
    at = unit.end;
  }
  return { text: bytes.join(''), places: { starts, ends } };
}

/** The text as UTF-8, one character a byte. */
export function toBytes(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** Reads UTF-8, one character a byte. */
export function fromBytes(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Decodes percent-encoding once, as far as there is any. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  return fromBytes(toBytes(text).replace(/%([\da-f]{2})/gi, (_, hex) => byteOf(hex)));
}

function runAt(text: string, at: number): string {
  ALIKE.lastIndex = at;
  return ALIKE.exec(text)?.[0] ?? '';
}

function readUnit(text: string, at: number): { bytes: string; end: number } {
  const character = text[at] ?? '';
  if (character === '\\' || character === '%') {
    const escaped = matchAt(ESCAPED, text, at);
    if (escaped)
      return {
        bytes: byteForm(String.fromCharCode(Number.parseInt(escaped[1] ?? '', 16))),
        ...escaped,
      };
  }
  const silent = matchAt(SILENT, text, at);
  if (silent) return { bytes: '', ...silent };
  const percent = character === '%' ? matchAt(PERCENT, text, at) : undefined;
  if (percent) return { bytes: spaceAsPlus(byteOf(percent[1] ?? '')), ...percent };
  const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { bytes: byteForm(whole), end: at + whole.length };
}

function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): { 1?: string; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return undefined;
  return { ...(found[1] !== undefined && { 1: found[1] }), end: pattern.lastIndex };
}

function byteForm(character: string): string {
  return character > '\x7f' ? toBytes(character) : spaceAsPlus(character);
}

/** As forms write it. */
function spaceAsPlus(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '+') : text;
}

function byteOf(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
