/** The text of a file, as it comes → chains. What kind of file it is shows in how it begins. */
import { fromHar } from './har/read/from-har.ts';
import type { FileImport } from './imported.ts';
import { isObject } from './json-object.ts';
import { NdjsonReading } from './ndjson/ndjson-reading.ts';
import { parseJson } from './parse-json.ts';

/** How a HAR begins that is written in one line, which may be of any length. */
const ONE_LINE_HAR = /^\s*\{\s*"log"\s*:/;

/**
 * Reads a HAR, or NDJSON as Detour writes it. A file of which the first line is a JSON object by itself, and no HAR, is
 * NDJSON.
 */
export class FileReading {
  #pieces: string[] = [];
  #isUndecided = true;
  #hasLine = false;
  #ndjson: NdjsonReading | undefined;

  /** Takes in the next piece of the text. */
  add(piece: string): void {
    if (this.#ndjson) {
      this.#ndjson.add(piece);
      return;
    }
    this.#pieces.push(piece);
    this.#hasLine ||= piece.includes('\n');
    if (this.#isUndecided && this.#hasLine) this.#decide();
  }

  /** Whether what is left to do is one piece of work, of which no share is known. */
  get isWhole(): boolean {
    return this.#ndjson === undefined;
  }

  /** Tells what was read, once all of the text has come. Never throws. */
  end(): FileImport {
    if (this.#ndjson) return this.#ndjson.end();
    const text = this.#pieces.join('');
    this.#pieces = [];
    const parsed = parseJson(text);
    if ('problem' in parsed) return parsed;
    if (!isRecord(parsed.value)) return fromHar(parsed.value);
    // The one chain of a file, which may have been written in many lines since.
    const ndjson = new NdjsonReading();
    ndjson.addRecord(parsed.value);
    return ndjson.end();
  }

  #decide(): void {
    const text = this.#pieces.join('');
    const start = text.trimStart();
    const end = start.indexOf('\n');
    // A single line may be anything.
    if (end < 0 || !/\S/.test(start.slice(end))) return;
    this.#isUndecided = false;
    if (!isOneObject(start.slice(0, end))) return;
    this.#pieces = [];
    this.#ndjson = new NdjsonReading();
    this.#ndjson.add(text);
  }
}

function isOneObject(line: string): boolean {
  if (!line.startsWith('{') || ONE_LINE_HAR.test(line)) return false;
  try {
    return !('log' in JSON.parse(line));
  } catch {
    return false;
  }
}

/** Of this version of Detour, or of another one, which its line then says. */
function isRecord(given: unknown): boolean {
  if (!isObject(given) || 'log' in given) return false;
  return 'hops' in given || typeof given.version === 'number';
}
