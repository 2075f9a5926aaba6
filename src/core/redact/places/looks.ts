/** Recognizes what a value is by its looks, and which of its parts are secret. */
import { type Layer, unescaped } from '../layer.ts';
import type { Search } from '../search.ts';
import { findInMultipart, isMultipart } from './multipart.ts';
import { findInText, findInUrl } from './parameters.ts';
import { findInXml } from './xml.ts';

/** A URL, absolute or only a path, or a form. Text, in contrast, has white space between its words. */
const URL_LIKE = /^(?:[a-z][\w+.-]*:\/\/|[/?#])\S*$|^[^\s=&;,"'<>{}]+=[^\s"'<>{}]*$/i;

/** A tag, unlike a URL in angle brackets, as in a Link header. */
const TAG = /^\s*<(?:[!?]|[a-z_][\w.-]*(?::[a-z_][\w.-]*)?[\s/>])/i;

/** A JSON string that contains other strings. */
const STRING = /^\s*"[{[]/;

/** A text without any of these contains no parameter, JSON, XML, URL or path, so it names no secret. */
const TELLING = /[=:<%/\\{[]/;

/** Finds the secrets in a value of unknown kind. A Content-Type tells less than the looks, and may be missing. */
export function findByLooks(layer: Layer, search: Search): void {
  const { text } = layer;
  if (!TELLING.test(text)) return;
  if (TAG.test(text)) findInXml(layer, search);
  else if (isMultipart(text)) findInMultipart(layer, search);
  else if (STRING.test(text)) search.into(unescaped(layer.slice(text.indexOf('"') + 1)));
  else if (URL_LIKE.test(text)) findInUrl(layer, search);
  else findInText(layer, search);
}

/** Finds the secrets in a body. A form field may contain anything that doesn't end it. */
export function findInBody(layer: Layer, search: Search): void {
  if (/^[\w.$~%[\]+-]+=/.test(layer.text)) findInUrl(layer, search);
  else findByLooks(layer, search);
}
