/** JSON inside a script: HAR Viewer's HARP is JSONP, and some tools write a HAR that a page can load. */

/** A script's beginning is no longer than this. */
const LONGEST_BEGINNING = 2000;

const COMMENT = String.raw`\/\*(?:[^*]|\*(?!\/))*\*\/`;
const NAME = String.raw`[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[(?:\d+|'[^'\n]*'|"[^"\n]*")\])*`;
const GUARD = String.raw`\)\]\}',?|for\s*\(;;\);|while\s*\((?:1|true)\);`;

/**
 * `onInputData({`, `/**\/ typeof f === 'function' && f({`, `var har = {`, `export default {`, `)]}'` and a line feed.
 */
const BEGINNING = new RegExp(
  String.raw`^\s*(?:${COMMENT}\s*)*(?:${GUARD}|(?:typeof\s+${NAME}\s*===?\s*['"]function['"]\s*&&\s*)?${NAME}\s*(\()|(?:(?:var|let|const)\s+)?${NAME}\s*=|export\s+default)\s*(?=[{[])`,
);

/**
 * Returns the JSON in a script, with the script replaced by spaces so that offsets stay the same. Any other text is
 * returned unchanged.
 */
export function unwrapScript(text: string): string {
  if (/^\s*[{[]/.test(text.slice(0, LONGEST_BEGINNING))) return text;
  const [beginning, parenthesis] = BEGINNING.exec(text.slice(0, LONGEST_BEGINNING)) ?? [];
  if (beginning === undefined) return text;
  const blank = beginning.replace(/[^\n]/g, ' ');
  return blank + withoutEnd(text.slice(beginning.length), parenthesis !== undefined);
}

function withoutEnd(rest: string, isCall: boolean): string {
  let json = rest.trimEnd();
  if (json.endsWith(';')) json = json.slice(0, -1).trimEnd();
  return isCall && json.endsWith(')') ? json.slice(0, -1) : json;
}
