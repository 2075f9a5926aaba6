/** Where the entries of a HAR begin in its text, for formats that name a line. */

/** Counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Reads JSON piece by piece, only as far as needed to find the items of `log.entries`. Only meaningful for a text that could
 * be read as a HAR.
 */
export class EntryPositions {
  readonly found: Position[] = [];
  /** What is open: the key of each object or list within its object, outermost first. */
  readonly #open: (string | undefined)[] = [];
  /** The next thing is an entry. */
  #isDue = false;
  #isInString = false;
  #isEscaped = false;
  /** The string that was read last, as far as a key that matters is long. */
  #string = '';
  #key: string | undefined;
  #line = 1;
  #column = 1;

  /** Takes the next piece, which may begin and end anywhere. */
  add(piece: string): void {
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#isInString) at = this.#inString(piece, at);
      else this.#outside(code);
      if (code === LINE_FEED) {
        this.#line += 1;
        this.#column = 0;
      }
      this.#column += 1;
    }
  }

  /** Reads up to the end of the string or the piece; returns the place of the last character read. */
  #inString(piece: string, from: number): number {
    let at = from;
    for (; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === QUOTE) {
        this.#isInString = false;
        break;
      }
      if (this.#string.length < LONGEST) this.#string += piece[at];
    }
    const last = Math.min(at, piece.length - 1);
    this.#column += last - from;
    return last;
  }

  #outside(code: number): void {
    if (code <= SPACE) return;
    if (this.#isDue && code !== CLOSE_LIST)
      this.found.push({ line: this.#line, column: this.#column });
    this.#isDue = false;
    if (code === QUOTE) {
      this.#isInString = true;
      this.#string = '';
    } else if (code === COLON) this.#key = this.#string;
    else if (code === COMMA) {
      this.#key = undefined;
      this.#isDue = this.#isInEntries();
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      this.#open.push(this.#key);
      this.#key = undefined;
      this.#isDue = this.#isInEntries() && code === OPEN_LIST;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#open.pop();
  }

  #isInEntries(): boolean {
    return this.#open.length === 3 && this.#open[1] === 'log' && this.#open[2] === 'entries';
  }
}

/** No key that matters is longer. */
const LONGEST = 'entries'.length + 1;

const [LINE_FEED, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [0x0a, 0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
