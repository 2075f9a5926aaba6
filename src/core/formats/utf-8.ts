/** Bytes → text, with a count of invalid UTF-8. */

const REPLACEMENT = '\u{fffd}';

/** Decodes UTF-8 in pieces, and counts the replaced characters. */
export class Utf8Decoder {
  readonly #decoder = new TextDecoder();
  #shown = 0;
  #written = 0;
  /** The last two bytes, which may be the beginning of an encoded U+FFFD. */
  #last: readonly number[] = [];

  /** How many characters were replaced so far; final after `end`. */
  get replaced(): number {
    return Math.max(0, this.#shown - this.#written);
  }

  /** Decodes the next bytes. */
  decode(bytes: Uint8Array<ArrayBuffer>): string {
    const text = this.#counted(this.#decoder.decode(bytes, { stream: true }));
    if (text.includes(REPLACEMENT)) this.#written += writtenIn(this.#last, bytes);
    this.#last = [...this.#last, ...bytes.subarray(-2)].slice(-2);
    return text;
  }

  /** Decodes the rest of an incomplete character. */
  end(): string {
    return this.#counted(this.#decoder.decode());
  }

  #counted(text: string): string {
    for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1))
      this.#shown += 1;
    return text;
  }
}

/** Counts the encoded U+FFFD (EF BF BD) that end in these bytes and come from the file itself. */
function writtenIn(before: readonly number[], bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xbd); at >= 0; at = bytes.indexOf(0xbd, at + 1)) {
    const byte = (place: number) => (place < 0 ? before.at(place) : bytes[place]);
    if (byte(at - 1) === 0xbf && byte(at - 2) === 0xef) count += 1;
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
