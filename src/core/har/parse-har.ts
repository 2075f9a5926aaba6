/** The text of a file → JSON, or one sentence that says where it stops being any. */
import { fromHar, type HarImport, type Refused } from './from-har.ts';
import { jsonErrorOffset } from './json-error.ts';

/**
 * Reads the text of a HAR file. Never throws.
 * @param text of the whole file; a byte order mark, which Fiddler writes, is skipped
 */
export function parseHar(text: string): HarImport {
  const parsed = parseJson(text);
  return 'problem' in parsed ? parsed : fromHar(parsed.value);
}

function parseJson(text: string): { readonly value: unknown } | Refused {
  const json = text.startsWith('\u{feff}') ? text.slice(1) : text;
  if (json.trim() === '') return refuse('The file is empty.');
  try {
    return { value: JSON.parse(json) };
  } catch {
    return refuse(problemOf(json));
  }
}

function problemOf(json: string): string {
  if (!/^\s*[[{]/.test(json)) return 'The file is not JSON: it begins with neither { nor [.';
  const offset = jsonErrorOffset(json);
  const place = placeOf(json, offset);
  return offset === json.length
    ? `The file is cut off: the JSON has no end, at ${place}.`
    : `The file is not JSON: there is something wrong at ${place}.`;
}

function placeOf(json: string, offset: number): string {
  let [line, start] = [1, 0];
  for (let end = json.indexOf('\n'); end >= 0 && end < offset; end = json.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return `line ${line}, column ${offset - start + 1}`;
}

function refuse(problem: string): Refused {
  return { ok: false, problem };
}
