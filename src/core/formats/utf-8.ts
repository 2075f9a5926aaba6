/** Bytes → text, with a count of invalid UTF-8. */

const REPLACEMENT = '\u{fffd}';

/**
 * Decodes UTF-8 piece by piece, and counts what it had to replace. Each piece is decoded as a whole, up to where a character
 * may be incomplete: as a stream, Node.js takes far longer and makes strings of two bytes per character.
 */
export class Utf8Decoder {
  /** A byte order mark is one at the beginning only. */
  #decoder = new TextDecoder();
  #shown = 0;
  #written = 0;
  /** The beginning of a character whose end may not have come. */
  #rest: Bytes = new Uint8Array();

  /** How many characters were replaced so far; final after `end`. */
  get replaced(): number {
    return this.#shown - this.#written;
  }

  /** Decodes the next bytes. */
  decode(bytes: Bytes): string {
    const all = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
    const end = completeEnd(all);
    this.#rest = all.slice(end);
    return this.#counted(all.subarray(0, end));
  }

  /** Decodes the rest of an incomplete character. */
  end(): string {
    return this.#counted(this.#rest);
  }

  #counted(bytes: Bytes): string {
    if (bytes.length === 0) return '';
    const text = this.#decoder.decode(bytes);
    this.#decoder = IN_THE_MIDDLE;
    for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1))
      this.#shown += 1;
    if (text.includes(REPLACEMENT)) this.#written += writtenIn(bytes);
    return text;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

const IN_THE_MIDDLE = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the last character begins that may be incomplete: a byte that begins one always ends what was before it. */
function completeEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc0) return at;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Two pieces as one. */
export function joined(a: Bytes, b: Bytes): Bytes {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** How many U+FFFD the bytes themselves have: EF BF BD. */
function writtenIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xbd); at >= 0; at = bytes.indexOf(0xbd, at + 1)) {
    if (bytes[at - 1] === 0xbf && bytes[at - 2] === 0xef) count += 1;
  }
  return count;
}

/** Returns whether bytes begin a UTF-16 text: with a byte order mark, or with ASCII in two bytes per character. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return true;
  if (first === 0xfe && second === 0xff) return true;
  return bytes.length >= 4 && [0, 1].some((zero) => bytes[zero] === 0 && bytes[zero + 2] === 0);
}
