/** Where a text stops being JSON (RFC 8259). The engines' own messages don't always say. */

const PUNCTUATION = new Set(['{', '}', '[', ']', ',', ':']);
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const CUT_OFF = /^(?:\.|[eE][+-]?)$/;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** What may come next: a value, a key, a closing bracket or a separator. */
type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'separator';

/**
 * Finds the first position at which a text is not JSON; its length if it is truncated there, or is valid JSON. Open
 * brackets are on a stack of its own, so no nesting is too deep.
 */
export function jsonErrorOffset(json: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  for (let offset = skipSpace(json, 0); offset < json.length; ) {
    const start = offset;
    const token = json[offset] ?? '';
    if (open.length === 0 && expected === 'separator') return offset;
    offset = endOfToken(json, offset);
    if (offset < 0) return -offset - 1;
    const next = follow(expected, token, open);
    if (next === undefined) return start;
    expected = next;
    offset = skipSpace(json, offset);
  }
  return json.length;
}

/** Returns what is expected after a token; undefined if the token itself is unexpected. `open` is updated in place. */
function follow(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  const isValue = expected === 'value' || expected === 'first value';
  const isKey = expected === 'key' || expected === 'first key';
  if (token === '}' || token === ']') {
    const mayClose = expected === 'separator' || expected.startsWith('first');
    const closes = open.pop() === (token === '}' ? '{' : '[');
    return mayClose && closes && (expected !== 'first value' || token === ']')
      ? 'separator'
      : undefined;
  }
  if (token === ',') {
    if (expected !== 'separator') return undefined;
    return open.at(-1) === '{' ? 'key' : 'value';
  }
  if (token === ':') return expected === 'colon' ? 'value' : undefined;
  if (isKey) return token === '"' ? 'colon' : undefined;
  if (!isValue) return undefined;
  if (token === '{') open.push(token);
  else if (token === '[') open.push(token);
  else return 'separator';
  return token === '{' ? 'first key' : 'first value';
}

/** Returns the offset after the token at `start`; if there is none, −1 minus the offset of the error. */
function endOfToken(json: string, start: number): number {
  const token = json[start] ?? '';
  if (PUNCTUATION.has(token)) return start + 1;
  if (token === '"') return endOfString(json, start + 1);
  WORD.lastIndex = start;
  const end = start + (WORD.exec(json)?.[0].length ?? 0);
  // A truncated number: `3.`, `3e-`.
  if (end > start) return CUT_OFF.test(json.slice(end, end + 3)) ? -1 - json.length : end;
  const isCutOff = ['true', 'false', 'null', '-'].some((word) =>
    word.startsWith(json.slice(start, start + 5)),
  );
  return -1 - (isCutOff ? json.length : start);
}

function endOfString(json: string, start: number): number {
  let offset = start;
  while (offset < json.length) {
    const code = json.charCodeAt(offset);
    if (code === 0x22) return offset + 1;
    if (code < 0x20) return -1 - offset;
    if (code === 0x5c) {
      ESCAPE.lastIndex = offset;
      const length = ESCAPE.exec(json)?.[0].length;
      if (length === undefined)
        return -1 - (isBegun(json.slice(offset, offset + 6)) ? json.length : offset);
      offset += length;
    } else offset += 1;
  }
  return -1 - json.length;
}

/** Returns whether the rest of a text is the beginning of an escape. */
function isBegun(rest: string): boolean {
  return /^\\(?:u[\da-fA-F]{0,3})?$/.test(rest);
}

function skipSpace(json: string, start: number): number {
  let offset = start;
  while (offset < json.length && ' \t\n\r'.includes(json[offset] ?? '')) offset += 1;
  return offset;
}
