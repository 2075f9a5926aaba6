/** Secrets in parameters, `name=value`, in URLs, forms and any other text. */

import { type Layer, percentDecoded, unescaped } from '../layer.ts';
import type { Search } from '../search.ts';
import { findInJson } from './json.ts';
import { findPathTokens } from './path-tokens.ts';
import { findUsers } from './url-users.ts';
import { findInXml } from './xml.ts';

/** What may precede a name: the URL's path and "?", the "#", an opening bracket. */
const BEFORE_NAME = /^[\s\S]*[?#/({|!]/;

/** Finds the secrets in a URL or a form, in which only "&" ends a value, or "#" in a URL. */
export function findInUrl(layer: Layer, search: Search): void {
  const { text } = layer;
  search.count(text.length);
  findUsers(layer, search);
  const head = text.search(/[?&#]/);
  const pathEnd = head < 0 ? text.length : head;
  const isPath = !/^[^=/;]*=/.test(text.slice(0, pathEnd));
  if (isPath) findInPath(layer.slice(0, pathEnd), search);
  const isForm = /^[^=/?#;]*=/.test(text);
  const pairs = text.slice(isPath ? pathEnd : 0).matchAll(isForm ? /[^&]+/g : /[^&#]+/g);
  for (const { index, 0: pair } of pairs) {
    const from = index + (isPath ? pathEnd : 0);
    findInPair(layer.slice(from, from + pair.length), search);
  }
}

/** A path segment may have parameters, such as `;jsessionid=` (RFC 3986 §3.3). */
function findInPath(layer: Layer, search: Search): void {
  findPathTokens(layer, search);
  for (const { index, 0: part } of layer.text.matchAll(/[^/;]+/g))
    findInPair(layer.slice(index, index + part.length), search);
}

/** A parameter, or a value without a name. A path may precede it: `#/reset/…?a=b`. */
function findInPair(pair: Layer, search: Search): void {
  const equals = pair.text.indexOf('=');
  if (equals < 0) {
    findPathTokens(pair, search);
    if (pair.text.includes('%')) search.into(percentDecoded(pair));
    return;
  }
  const before = BEFORE_NAME.exec(pair.text.slice(0, equals))?.[0].length ?? 0;
  findPathTokens(pair.slice(0, before), search);
  const written = pair.slice(before, equals);
  const name = decodedName(written);
  const value = pair.slice(equals + 1);
  const decoded = percentDecoded(value);
  if (search.isSecret(name.text, decoded.text)) {
    search.found(value, name.text, 'parameter', decoded, firstOf(decoded.text));
    return;
  }
  if (name.text !== written.text) search.into(name);
  search.into(decoded);
}

/** Names are encoded once for each time that their URL was put into another. */
function decodedName(written: Layer): Layer {
  let name = percentDecoded(written);
  for (let pass = 1; pass < 4 && name.text.includes('%'); pass += 1) name = percentDecoded(name);
  return name;
}

/**
 * Some servers end a value at a semicolon, comma or white space, so the part before it may occur elsewhere by itself.
 */
function firstOf(value: string): string[] {
  const end = value.search(/[;,\s]/);
  return end < 8 ? [] : [value.slice(0, end)];
}

/** Where JSON begins, also within other text and with unquoted names, or a complete XML tag. */
const BEGIN =
  /^\s*[{[]|[{[]\s*(?=["'{[]|[\w$-]+\s*:)|<[a-z_][\w.-]*(?::[a-z_][\w.-]*)?(?:\s[^<>]*)?\/?>/gi;

/** Finds the secrets in other text: parameters, URLs, and embedded JSON and XML. */
export function findInText(layer: Layer, search: Search): void {
  const { text } = layer;
  const begin = new RegExp(BEGIN);
  for (let at = 0; at < text.length; ) {
    begin.lastIndex = at;
    const next = begin.exec(text)?.index ?? text.length;
    at = findInWords(layer, at, next, search);
    // The match is within a quoted secret.
    if (at > next) continue;
    if (text[at] === '<') {
      // It extends to the end, because it may contain text.
      findInXml(layer.slice(at), search);
      return;
    }
    if (at < text.length) at += findInJson(layer.slice(at), search);
  }
}

/**
 * A URL: in angle brackets (RFC 8288 §3), beginning with its scheme, or anything without a separator. An apostrophe is
 * part of a URL (RFC 3986 §2.2) unless another one precedes the URL.
 */
const WORD =
  /<([^<>\s"]*)>|((?<=')[a-z][a-z\d+.-]*:\/\/[^\s"'<>\\]*|[a-z][a-z\d+.-]*:\/\/[^\s"<>\\]*)|[^\s"'<>\\;,&]+/giy;

/** Reads words up to an end, or further if a quoted secret continues there. Returns the position that was reached. */
function findInWords(whole: Layer, from: number, to: number, search: Search): number {
  const layer = whole.slice(from, to);
  const { text } = layer;
  search.count(text.length);
  findUsers(layer, search);
  const nextWord = new RegExp(WORD);
  let at = 0;
  while (at < text.length) {
    nextWord.lastIndex = at;
    const found = nextWord.exec(text);
    if (!found) {
      at += 1;
      continue;
    }
    const [word, bracketed, url] = found;
    if (bracketed !== undefined) findInUrl(layer.slice(at + 1, at + 1 + bracketed.length), search);
    else if (url !== undefined) findInUrl(layer.slice(at, at + withoutPoint(url).length), search);
    else if (word.endsWith('=') && /["']/.test(text[at + word.length] ?? '')) {
      at = findQuoted(whole, from + at, from + at + word.length, search) - from;
      continue;
    } else findInPair(layer.slice(at, at + word.length), search);
    at += word.length;
  }
  return from + at;
}

/** `name="value"`: the value extends to the next unescaped quote of the same kind. */
function findQuoted(layer: Layer, from: number, quote: number, search: Search): number {
  const { text } = layer;
  const start = quote + 1;
  const name = percentDecoded(layer.slice(from, quote - 1)).text.replace(BEFORE_NAME, '');
  const end = endOfQuoted(text, start, text[quote] ?? '');
  const value = layer.slice(start, end);
  const read = unescaped(value);
  // A value that isn't secret is searched word by word; JSON with unescaped quotes is searched as
  // JSON.
  if (!search.isSecret(name, read.text) || /^\s*[{[]\s*$/.test(read.text)) return start;
  search.found(value, name, 'parameter', read);
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

/** Punctuation that ends a sentence is not part of the URL. */
function withoutPoint(url: string): string {
  return url.replace(/[.,;:)\]']{1,3}$/, '');
}
