/**
 * Reduces text to what it means, whatever its escapes, so that a value is found in every form: percent-encoded once or
 * more often, in upper or lower case, form-encoded, in a JSON string or in XML.
 */

export interface Canonical {
  /** One character per byte of UTF-8. */
  readonly text: string;
  /** Where each character begins and ends in the original; undefined if the two are the same. */
  readonly places:
    | { readonly starts: readonly number[]; readonly ends: readonly number[] }
    | undefined;
}

/** Anything other than a byte that stands for itself: escapes, line breaks and, in text, everything beyond ASCII. */
const IN_TEXT = {
  unlike: /[%\\\n\r\t\u0080-\uffff]|&(?:#|(?:amp|lt|gt|quot|apos);)/i,
  alike: /[^%\\&\n\r\t\u0080-\uffff]+/y,
};
const IN_BYTES = {
  unlike: /[%\\\n\r\t]|&(?:#|(?:amp|lt|gt|quot|apos);)/i,
  alike: /[^%\\&\n\r\t]+/y,
};

/** These mean nothing: backslashes, the line breaks that URL parsers remove, and their escapes. */
const SILENT = /(?:\\|%(?:25)*5c)[nrt]?|[\n\r\t]|%(?:25)*0[9ad]/iy;
const ESCAPED = /(?:\\|%(?:25)*5c)u([\da-f]{4})/iy;
const PERCENT = /%(?:25)*([\da-f]{2})/iy;

/** An XML character reference (XML 1.0 §4.1, §4.6). */
const REFERENCE = /&(?:#x0*([\da-f]{1,6})|#0*(\d{1,7})|(amp|lt|gt|quot|apos));/iy;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** What may still be an escape after another one was decoded: `\u0025`, `&amp;lt;`. */
const ESCAPED_STILL = /[%\\]|&(?:#|(?:amp|lt|gt|quot|apos);)/i;

/** How often nested escapes are decoded at most. */
const MOST_PASSES = 4;

/**
 * Reduces a text to its canonical form, which is the same for all texts that mean the same.
 * @param isBytes whether the text already has one character per byte
 */
export function toCanonical(text: string, isBytes = false): Canonical {
  let read = readOnce(text, isBytes);
  for (let pass = 1; pass < MOST_PASSES && ESCAPED_STILL.test(read.text); pass += 1) {
    const next = readOnce(read.text, true);
    if (next.text === read.text) break;
    read = { text: next.text, places: composed(read.places, next.places) };
  }
  return read;
}

function composed(first: Canonical['places'], second: Canonical['places']): Canonical['places'] {
  if (!first || !second) return first ?? second;
  return {
    starts: second.starts.map((at) => first.starts[at] ?? 0),
    ends: second.ends.map((at) => first.ends[at - 1] ?? 0),
  };
}

function readOnce(text: string, isBytes: boolean): Canonical {
  const { unlike, alike } = isBytes ? IN_BYTES : IN_TEXT;
  if (!unlike.test(text)) return { text: spaceAsPlus(text), places: undefined };
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
    alike.lastIndex = at;
    const run = alike.exec(text)?.[0] ?? '';
    bytes.push(spaceAsPlus(run));
    for (const end = at + run.length; at < end; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
    if (at >= text.length) break;
    const unit = readUnit(text, at, isBytes);
    add(unit.bytes, at, unit.end);
    at = unit.end;
  }
  return { text: bytes.join(''), places: { starts, ends } };
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Converts text to UTF-8, one character per byte. */
export function toBytes(text: string): string {
  let bytes = '';
  for (const byte of ENCODER.encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** Reads UTF-8, one character per byte. */
export function fromBytes(bytes: string): string {
  return DECODER.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Decodes valid percent-encoding once. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  return fromBytes(toBytes(text).replace(/%([\da-f]{2})/gi, (_, hex) => byteOf(hex)));
}

function readUnit(text: string, at: number, isBytes: boolean): { bytes: string; end: number } {
  const character = text[at] ?? '';
  if (character === '&') {
    const reference = referenceAt(text, at);
    return { bytes: byteForm(reference.text), end: reference.end };
  }
  if (character === '\\' || character === '%') {
    const escaped = codeAt(text, at);
    if (escaped) return { bytes: byteForm(String.fromCodePoint(escaped.code)), end: escaped.end };
  }
  const silent = matchAt(SILENT, text, at);
  if (silent) return { bytes: '', ...silent };
  const percent = character === '%' ? matchAt(PERCENT, text, at) : undefined;
  if (percent) return { bytes: spaceAsPlus(byteOf(percent[1] ?? '')), ...percent };
  const whole = isBytes ? character : String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { bytes: isBytes ? spaceAsPlus(whole) : byteForm(whole), end: at + whole.length };
}

/** Reads the character reference at a position; returns just the ampersand if there is none. */
export function referenceAt(text: string, at: number): { text: string; end: number } {
  REFERENCE.lastIndex = at;
  const [whole, hex, decimal, name = ''] = REFERENCE.exec(text) ?? [];
  if (whole === undefined) return { text: text[at] ?? '', end: at + 1 };
  const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return { text: character ?? NAMED.get(name.toLowerCase()) ?? whole, end: at + whole.length };
}

/** Reads `\u` and four digits, or two of them that form a surrogate pair. */
function codeAt(text: string, at: number): { code: number; end: number } | undefined {
  const first = matchAt(ESCAPED, text, at);
  if (!first) return undefined;
  const code = Number.parseInt(first[1] ?? '', 16);
  const second = code >= 0xd800 && code < 0xdc00 ? matchAt(ESCAPED, text, first.end) : undefined;
  const low = Number.parseInt(second?.[1] ?? '0', 16);
  if (!second || low < 0xdc00 || low > 0xdfff) return { code, end: first.end };
  return { code: 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00), end: second.end };
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

/** As in form encoding. */
function spaceAsPlus(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '+') : text;
}

function byteOf(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
