/** The text of a file, in pieces → chains. The beginning of a file determines its format. */
import { t } from '../text/i18n.ts';
import { fromHar } from './har/read/from-har.ts';
import { type FileImport, type Refused, refuse } from './imported.ts';
import { jsonErrorOffset } from './json/json-error.ts';
import { unwrapScript } from './json/unwrap-script.ts';
import { isObject } from './json-object.ts';
import { NdjsonReading } from './ndjson/ndjson-reading.ts';

/** The beginning of a HAR in a single line, which can have any length. */
const ONE_LINE_HAR = /^\s*\{\s*"log"\s*:/;

/** Reads a HAR, or Detour's NDJSON. A file is NDJSON if its first line is a complete JSON object and not a HAR. */
export class FileReading {
  #pieces: string[] = [];
  #isUndecided = true;
  #hasLine = false;
  #ndjson: NdjsonReading | undefined;

  /** Adds the next piece of the text. */
  add(piece: string): void {
    if (this.#ndjson) {
      this.#ndjson.add(piece);
      return;
    }
    this.#pieces.push(piece);
    this.#hasLine ||= piece.includes('\n');
    if (this.#isUndecided && this.#hasLine) this.#decide();
  }

  /** Whether the remaining work is one operation with unknown progress. */
  get isWhole(): boolean {
    return this.#ndjson === undefined;
  }

  /** Returns what was read, once the whole text was added. Never throws. */
  end(): FileImport {
    if (this.#ndjson) return this.#ndjson.end();
    const text = this.#pieces.join('');
    this.#pieces = [];
    const parsed = parseJson(text);
    if ('problem' in parsed) return parsed;
    if (!isRecord(parsed.value)) return fromHar(parsed.value);
    // The only chain of a file, which may have been reformatted into several lines.
    const ndjson = new NdjsonReading();
    ndjson.addRecord(parsed.value);
    return ndjson.end();
  }

  #decide(): void {
    const text = this.#pieces.join('');
    const start = text.trimStart();
    const end = start.indexOf('\n');
    // A single line may have either format.
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

/** Returns whether a value is a record of this or another version of Detour, which its line names. */
function isRecord(given: unknown): boolean {
  if (!isObject(given) || 'log' in given) return false;
  return 'hops' in given || typeof given.version === 'number';
}

/**
 * Parses the text of a whole file. Never throws.
 * @param text a byte order mark, which Fiddler writes, is skipped, as is a JSONP script around the JSON
 */
export function parseJson(text: string): { readonly value: unknown } | Refused {
  const json = unwrapScript(text.startsWith('\u{feff}') ? text.slice(1) : text);
  if (json.trim() === '') return refuse(t`The file is empty.`);
  try {
    return { value: JSON.parse(json) };
  } catch {
    return refuse(problemOf(json));
  }
}

/** How Detour's CSV and Markdown files begin. */
const OWN_CSV = /^chain,hop,hops,/;
const OWN_MARKDOWN = /^### `[^`\n]+`, /;

function problemOf(json: string): string {
  if (OWN_CSV.test(json))
    return t`The file is CSV, which omits too much of a chain to be reopened. Export HAR or NDJSON
      instead.`;
  if (OWN_MARKDOWN.test(json))
    return t`The file is Markdown, which omits too much of a chain to be reopened. Export HAR or
      NDJSON instead.`;
  if (!/^\s*[[{]/.test(json)) return t`The file is not JSON: it doesn’t start with { or [.`;
  const offset = jsonErrorOffset(json);
  const [line, column] = placeOf(json, offset);
  return offset === json.length
    ? t`The file is truncated: the JSON ends unexpectedly at line ${line}, column ${column}.`
    : t`The file is not valid JSON: there is a syntax error at line ${line}, column ${column}.`;
}

/** Returns line and column as editors write them, without digit grouping. */
function placeOf(json: string, offset: number): [line: string, column: string] {
  let [line, start] = [1, 0];
  for (let end = json.indexOf('\n'); end >= 0 && end < offset; end = json.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return [String(line), String(offset - start + 1)];
}
