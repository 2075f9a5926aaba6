/** A filter's text → its terms as they were written. */
import { isValueName, type ValueName } from './syntax.ts';

/** One term as written in the text. */
export interface Token {
  /** Its place, the minus included, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** The name before the colon, if it is that of a term with a value. */
  readonly name: ValueName | undefined;
  /** The value after the colon or, without a name, the whole term; without quotation marks and escapes. */
  readonly value: string;
  /** Where the value begins, its quotation mark included. */
  readonly valueFrom: number;
  readonly quoted: boolean;
}

/** What Chrome's and Firefox's Network panels call the same. */
const ALIASES: ReadonlyMap<string, ValueName> = new Map([
  ['status-code', 'status'],
  ['resource-type', 'type'],
  ['has-response-header', 'header'],
  ['cookie-name', 'cookie'],
  ['set-cookie-name', 'cookie'],
]);

/** A minus before something, and a word before a colon. */
const HEAD = /(-(?=\S))?(?:([a-z][a-z-]*):)?/iy;

/** A quotation that is not closed reaches to the end: it is being typed. */
const QUOTED = /"((?:[^"\\]|\\.)*)(?:"|\\?$)/sy;

const BARE = /\S*/y;

/** Splits a text into terms, which are separated by white space; only quoted ones may contain it. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = skipSpace(text, token.to);
  }
  return tokens;
}

/** The name for a word before a colon; undefined for any other word. */
export function nameOf(word: string): ValueName | undefined {
  const lower = word.toLowerCase();
  return isValueName(lower) ? lower : ALIASES.get(lower);
}

function tokenAt(text: string, from: number): Token {
  const [, minus = '', word = ''] = matchAt(HEAD, text, from);
  const name = nameOf(word);
  const valueFrom = from + minus.length + (name === undefined ? 0 : word.length + 1);
  const [quotation = '', inner = ''] = matchAt(QUOTED, text, valueFrom);
  const quoted = quotation !== '';
  const [bare = ''] = quoted ? [] : matchAt(BARE, text, valueFrom);
  return {
    from,
    to: valueFrom + quotation.length + bare.length,
    negated: minus !== '',
    name,
    value: quoted ? inner.replace(/\\(.)/gs, '$1') : bare,
    valueFrom,
    quoted,
  };
}

function skipSpace(text: string, at: number): number {
  const [space = ''] = matchAt(/\s*/y, text, at);
  return at + space.length;
}

function matchAt(regex: RegExp, text: string, at: number): readonly (string | undefined)[] {
  regex.lastIndex = at;
  return regex.exec(text) ?? [];
}
