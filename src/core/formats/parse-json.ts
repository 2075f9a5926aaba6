/** Text → JSON, or one sentence that says where it is invalid. */
import { t } from '../text/i18n.ts';
import { type Refused, refuse } from './imported.ts';
import { jsonErrorOffset } from './json/json-error.ts';
import { unwrapScript } from './json/unwrap-script.ts';

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
