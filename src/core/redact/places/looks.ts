/** What a value is, by its looks, and what of it is secret. */
import { type Layer, unescaped } from '../layer.ts';
import type { Search } from '../search.ts';
import { findInMultipart, isMultipart } from './multipart.ts';
import { findInText, findInUrl } from './parameters.ts';
import { findInXml } from './xml.ts';

/** A URL, absolute or from its path on, or a form: text has white space between its words. */
const URL_LIKE = /^(?:[a-z][\w+.-]*:\/\/|[/?#])\S*$|^[^\s=&;,"'<>{}]+=[^\s"'<>{}]*$/i;

/** A tag, and not the URL that a Link has in such brackets. */
const TAG = /^\s*<(?:[!?]|[a-z_][\w.-]*(?::[a-z_][\w.-]*)?[\s/>])/i;

/** A string of JSON that has others in it. */
const STRING = /^\s*"[{[]/;

/** Without any of these, a text has no parameter, JSON, XML, URL or path, so it names no secret. */
const TELLING = /[=:<%/\\{[]/;

/** Finds the secrets of a value that may be anything. A Content-Type says less than the looks, and may be missing. */
export function findByLooks(layer: Layer, search: Search): void {
  const { text } = layer;
  if (!TELLING.test(text)) return;
  if (TAG.test(text)) findInXml(layer, search);
  else if (isMultipart(text)) findInMultipart(layer, search);
  else if (STRING.test(text)) search.into(unescaped(layer.slice(text.indexOf('"') + 1)));
  else if (URL_LIKE.test(text)) findInUrl(layer, search);
  else findInText(layer, search);
}

/** Finds the secrets of a body. Forms may hold anything that does not end a field. */
export function findInBody(layer: Layer, search: Search): void {
  if (/^[\w.$~%[\]+-]+=/.test(layer.text)) findInUrl(layer, search);
  else findByLooks(layer, search);
}
