/** Secrets in multipart/form-data (RFC 7578). The boundary is taken from the first part. */
import { percentDecode } from '../canonical.ts';
import type { Layer } from '../layer.ts';
import type { Search } from '../search.ts';

/** A boundary line and the part's first header. Anything before the first is a preamble (RFC 2046 §5.1.1). */
const FIRST_PART = /^(--[^\r\n]{1,1000})[\t ]{0,9}\r?\n(?=[\w-]+:)/m;

/** A parameter of Content-Disposition: quoted, unquoted, or with its own encoding (RFC 8187). */
const FIELD =
  /^content-disposition:[^\r\n]*?[;\s]name(?:\*\s*=\s*[\w-]*'[\w-]*'([^\s;]*)|\s*=\s*"((?:\\.|[^"\\\r\n])*)"?|\s*=\s*([^\s;"]*))/im;

/** A line that begins with white space continues the previous one (RFC 5322 §2.2.3). */
const FOLD = /\r?\n[\t ]+/g;

/** How many characters of a part's headers are searched for its name. */
const MOST_HEADERS = 8_000;

/** Returns whether a text is a multipart body. */
export function isMultipart(text: string): boolean {
  return text.includes('--') && /content-disposition:/i.test(text) && FIRST_PART.test(text);
}

/** Finds the secret fields in a body. */
export function findInMultipart(layer: Layer, search: Search): void {
  const { text } = layer;
  search.count(text.length);
  const first = FIRST_PART.exec(text);
  const boundary = first?.[1] ?? '';
  for (let start = first?.index ?? text.length; start < text.length; ) {
    const next = text.indexOf(`\n${boundary}`, start + boundary.length);
    const end = next < 0 ? text.length : next;
    findInPart(layer.slice(start + boundary.length, end), search);
    start = next < 0 ? text.length : next + 1;
  }
}

function findInPart(part: Layer, search: Search): void {
  const { text } = part;
  const blank = /\r?\n\r?\n/.exec(text);
  if (!blank) return;
  const start = blank.index + blank[0].length;
  const value = part.slice(start, Math.max(start, text.length - (text.endsWith('\r') ? 1 : 0)));
  search.into(part.slice(0, blank.index));
  const name = nameOf(text.slice(0, Math.min(blank.index, MOST_HEADERS)));
  if (search.isSecret(name, value.text)) search.found(value, name, 'form field');
  else search.into(value);
}

function nameOf(headers: string): string {
  const [, encoded, quoted, bare = ''] = FIELD.exec(headers.replace(FOLD, ' ')) ?? [];
  if (encoded !== undefined) return percentDecode(encoded);
  return percentDecode(quoted?.replace(/\\(.)/g, '$1') ?? bare);
}
