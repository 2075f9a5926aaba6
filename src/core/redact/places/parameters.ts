/** Secrets in parameters, `name=value`: in URLs and forms, and in any other text. */

import { type Layer, percentDecoded, unescaped } from '../layer.ts';
import type { Search } from '../search.ts';
import { findInJson } from './json.ts';
import { findPathTokens } from './path-tokens.ts';
import { findUsers } from './url-users.ts';
import { findInXml } from './xml.ts';

/** What stands before a name: the path and the "?" of its URL, the "#", an opening bracket. */
const BEFORE_NAME = /^[\s\S]*[?#/({|!]/;

/** Finds the secrets of a URL or a form, where only "&" ends a value, and in a URL "#". */
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

/** Parameters may belong to a segment of the path, as `;jsessionid=` does (RFC 3986 §3.3). */
function findInPath(layer: Layer, search: Search): void {
  findPathTokens(layer, search);
  for (const { index, 0: part } of layer.text.matchAll(/[^/;]+/g))
    findInPair(layer.slice(index, index + part.length), search);
}

/** A parameter, or what has no name. A path may stand before it: `#/reset/…?a=b`. */
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

/** Names are encoded as often as the URL that they are of was put into another. */
function decodedName(written: Layer): Layer {
  let name = percentDecoded(written);
  for (let pass = 1; pass < 4 && name.text.includes('%'); pass += 1) name = percentDecoded(name);
  return name;
}

/** Some servers end a value at a semicolon, a comma or white space, so that what is before it stands elsewhere alone. */
function firstOf(value: string): string[] {
  const end = value.search(/[;,\s]/);
  return end < 8 ? [] : [value.slice(0, end)];
}

/** Where JSON begins, at the beginning or within other text, also with names that have no quotes; and a whole tag of XML. */
const BEGIN =
  /^\s*[{[]|[{[]\s*(?=["'{[]|[\w$-]+\s*:)|<[a-z_][\w.-]*(?::[a-z_][\w.-]*)?(?:\s[^<>]*)?\/?>/gi;

/** Finds the secrets of other text: parameters, URLs, and JSON and XML amid it. */
export function findInText(layer: Layer, search: Search): void {
  const { text } = layer;
  const begin = new RegExp(BEGIN);
  for (let at = 0; at < text.length; ) {
    begin.lastIndex = at;
    const next = begin.exec(text)?.index ?? text.length;
    at = findInWords(layer, at, next, search);
    // What begins there is within a quoted secret.
    if (at > next) continue;
    if (text[at] === '<') {
      // It goes on to the end: there may be text in it.
      findInXml(layer.slice(at), search);
      return;
    }
    if (at < text.length) at += findInJson(layer.slice(at), search);
  }
}

/**
 * A URL in angle brackets (RFC 8288 §3), one that begins with its scheme, or what no separator parts. An apostrophe is part
 * of a URL (RFC 3986 §2.2) unless one stands before it.
 */
const WORD =
  /<([^<>\s"]*)>|((?<=')[a-z][a-z\d+.-]*:\/\/[^\s"'<>\\]*|[a-z][a-z\d+.-]*:\/\/[^\s"<>\\]*)|[^\s"'<>\\;,&]+/giy;

/** Reads words up to an end, and beyond it where a quoted secret goes on there. Returns how far it came. */
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

/** `name="value"`, where the value goes on to the same quote that is not escaped. */
function findQuoted(layer: Layer, from: number, quote: number, search: Search): number {
  const { text } = layer;
  const start = quote + 1;
  const name = percentDecoded(layer.slice(from, quote - 1)).text.replace(BEFORE_NAME, '');
  const end = endOfQuoted(text, start, text[quote] ?? '');
  const value = layer.slice(start, end);
  const read = unescaped(value);
  // What is not secret is read on word by word, and JSON whose quotes are not escaped as JSON.
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

/** What ends a sentence is not part of its URL. */
function withoutPoint(url: string): string {
  return url.replace(/[.,;:)\]']{1,3}$/, '');
}
