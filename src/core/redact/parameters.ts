/** Secrets in parameters, `name=value`: in URLs and forms, and in any other text. */
import { t } from '../text/i18n.ts';
import { findInJson } from './json.ts';
import { type Layer, percentDecoded, unescaped } from './layer.ts';
import { isPlainName } from './names.ts';
import type { Search } from './search.ts';

/** What stands before a name: the path and the "?" of its URL, an opening bracket. */
const BEFORE_NAME = /^[\s\S]*[?/({|!]/;

/** Finds the secrets of a URL or a form, where only "&" and "#" end a value. */
export function findInUrl(layer: Layer, search: Search): void {
  const { text } = layer;
  search.count(text.length);
  findUsers(layer, search);
  const head = text.search(/[?&#]/);
  const pathEnd = head < 0 ? text.length : head;
  const isPath = !/^[^=/;]*=/.test(text.slice(0, pathEnd));
  if (isPath) findInPath(layer.slice(0, pathEnd), search);
  for (const { index, 0: pair } of text.slice(isPath ? pathEnd : 0).matchAll(/[^&#]+/g)) {
    const from = index + (isPath ? pathEnd : 0);
    findInPair(layer.slice(from, from + pair.length), search);
  }
}

/** Parameters may belong to a segment of the path, as `;jsessionid=` does (RFC 3986 §3.3). */
function findInPath(layer: Layer, search: Search): void {
  findPathTokens(layer, search);
  if (layer.text.includes('%')) search.into(percentDecoded(layer));
  for (const { index, 0: part } of layer.text.matchAll(/[^/;]+/g)) {
    if (part.includes('=')) findInPair(layer.slice(index, index + part.length), search);
  }
}

function findInPair(pair: Layer, search: Search): void {
  const equals = pair.text.indexOf('=');
  if (equals < 0) {
    if (pair.text.includes('%')) search.into(percentDecoded(pair));
    return;
  }
  const before = BEFORE_NAME.exec(pair.text.slice(0, equals))?.[0].length ?? 0;
  const name = percentDecoded(pair.slice(before, equals));
  const value = pair.slice(equals + 1);
  const decoded = percentDecoded(value);
  const { text } = name;
  if (search.isSecret(text, decoded.text))
    search.found(value, text, 'parameter', saidBy(value, decoded));
  else {
    if (name.text !== pair.text.slice(before, equals)) search.into(name);
    search.into(decoded);
  }
}

/** What a value says, where that is not as it is written. */
export function saidBy(written: Layer, read: Layer): string[] {
  return read.text === written.text ? [] : [read.text];
}

/** Where JSON begins: at the beginning, or within other text, also with names that have no quotes. */
const JSON_BEGIN = /^\s*[{[]|[{[]\s*(?=["'{[]|[\w$-]+\s*:)/g;

/** Finds the secrets of other text: parameters, URLs, and JSON amid it. */
export function findInText(layer: Layer, search: Search): void {
  const begin = new RegExp(JSON_BEGIN);
  for (let at = 0; at < layer.text.length; ) {
    begin.lastIndex = at;
    const json = begin.exec(layer.text)?.index ?? layer.text.length;
    findInWords(layer.slice(at, json), search);
    at = json < layer.text.length ? json + findInJson(layer.slice(json), search) : json;
  }
}

/** A URL in angle brackets (RFC 8288 §3), one that begins with its scheme, or what no separator parts. */
const WORD = /<([^<>\s"]*)>|([a-z][a-z\d+.-]*:\/\/[^\s"'<>\\]*)|[^\s"'<>\\;,&#]+/giy;

function findInWords(layer: Layer, search: Search): void {
  const { text } = layer;
  search.count(text.length);
  findPathTokens(layer, search);
  findUsers(layer, search);
  const word = new RegExp(WORD);
  for (let at = 0; at < text.length; ) {
    word.lastIndex = at;
    const found = word.exec(text);
    if (!found) {
      at += 1;
      continue;
    }
    const [whole, bracketed, url] = found;
    if (bracketed !== undefined) findInUrl(layer.slice(at + 1, at + 1 + bracketed.length), search);
    else if (url !== undefined) findInUrl(layer.slice(at, at + withoutPoint(url).length), search);
    else if (whole.endsWith('=') && /["']/.test(text[at + whole.length] ?? '')) {
      at = findQuoted(layer, at, at + whole.length, search);
      continue;
    } else findInPair(layer.slice(at, at + whole.length), search);
    at += whole.length;
  }
}

/** `name="value"`, where the value goes on to the same quote that is not escaped. */
function findQuoted(layer: Layer, from: number, quote: number, search: Search): number {
  const { text } = layer;
  const start = quote + 1;
  const name = percentDecoded(layer.slice(from, quote - 1)).text.replace(BEFORE_NAME, '');
  const end = endOfQuoted(text, start, text[quote] ?? '');
  const value = layer.slice(start, end);
  const read = unescaped(value);
  // What is not secret is read on word by word.
  if (!search.isSecret(name, read.text)) return start;
  search.found(value, name, 'parameter', saidBy(value, read));
  return end;
}

function endOfQuoted(text: string, from: number, quote: string): number {
  let end = text.indexOf(quote, from);
  while (end >= 0 && isEscaped(text, end, from)) end = text.indexOf(quote, end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let backslashes = 0;
  while (at - backslashes > from && text[at - backslashes - 1] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** What ends a sentence is not part of its URL. */
function withoutPoint(url: string): string {
  return url.replace(/[.,;:)\]]{1,3}$/, '');
}

/** Before a host: the user and the password. */
const USER = /\/\/([^\s/?#"<>\\]*)@/g;

function findUsers(layer: Layer, search: Search): void {
  for (const { index, 1: user = '' } of layer.text.matchAll(USER)) {
    const start = index + 2;
    const colon = user.indexOf(':');
    const userEnd = colon < 0 ? user.length : colon;
    const name = t`username and password`;
    for (const part of [
      layer.slice(start, start + userEnd),
      layer.slice(Math.min(start + userEnd + 1, start + user.length), start + user.length),
    ])
      search.found(part, name, 'URL user', saidBy(part, percentDecoded(part)));
  }
}

/**
 * A segment after one that says what it is for: links that sign in, reset a password or confirm an address hold a secret
 * there. What people call pages is none.
 */
const PATH_TOKEN =
  /\/((?:[a-z]+[-_])?(?:activat(?:e|ion)|confirm(?:ation)?|invit(?:e|ation)|magic(?:[-_]?link)?|password|recover(?:y)?|reset|token|unlock|verif(?:y|ication))(?:[-_][a-z]+|password|email|link|token|account)?)\/([^\s/?#&;"'<>\\]{8,})/gi;

function findPathTokens(layer: Layer, search: Search): void {
  const path = new RegExp(PATH_TOKEN);
  for (let found = path.exec(layer.text); found; found = path.exec(layer.text)) {
    const [whole, name = '', token = ''] = found;
    const end = found.index + whole.length;
    // The next name may be this token: /verify/password/x1y2z3w4.
    path.lastIndex = end - token.length - 1;
    if (isPlainName(token) || !/\d|[a-z][A-Z]|[^-_.]{25}/.test(token)) continue;
    search.found(layer.slice(end - token.length, end), name, 'path segment');
    path.lastIndex = end;
  }
}
