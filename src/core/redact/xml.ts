/** Secrets in XML and HTML: elements, attributes, and fields whose name is an attribute. */
import { dereferenced, type Layer } from './layer.ts';
import type { Search } from './search.ts';

/** An element that is open. */
interface Open {
  readonly tag: string;
  /** What makes it secret: its name, or that of one around it. */
  readonly secret: string | undefined;
  /** What of it is secret, so far. */
  readonly texts: string[];
}

/** A name begins where one may: from each of its letters on, a long one would be read again and again. */
const ATTRIBUTE = /(?<=[\s"'/])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))/dg;

/** Attributes that name a field, whose value is then an attribute or the text of the element. */
const NAMING = /^(?:name|key|id)$/i;

/** Walks through tags, text, CDATA sections and comments; nothing has to be well-formed. */
export function findInXml(layer: Layer, search: Search): void {
  const walk = new Walk(search);
  const { text } = layer;
  search.count(text.length);
  for (let at = 0; at < text.length; ) {
    const end = text[at] === '<' ? tagEnd(text, at) : text.indexOf('<', at + 1);
    const to = end < 0 ? text.length : end;
    walk.take(layer.slice(at, to));
    at = to;
  }
}

function tagEnd(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return endAfter(text, '-->', at);
  if (text.startsWith('<![CDATA[', at)) return endAfter(text, ']]>', at);
  const mark = /["'>]/g;
  mark.lastIndex = at;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '>') return mark.lastIndex;
    const close = text.indexOf(found[0], mark.lastIndex);
    // A quote that nothing closes is none.
    if (close < 0) return endAfter(text, '>', at);
    mark.lastIndex = close + 1;
  }
  return -1;
}

function endAfter(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
}

class Walk {
  readonly #search: Search;
  readonly #open: Open[] = [];
  /** How many elements of each name are open. */
  readonly #counts = new Map<string, number>();

  constructor(search: Search) {
    this.#search = search;
  }

  /** Takes in the next tag, section or run of text. */
  take(token: Layer): void {
    const { text } = token;
    if (text.startsWith('<![CDATA['))
      this.#text(token.slice(9, Math.max(9, text.length - 3)), false);
    else if (text.startsWith('<!--'))
      this.#search.into(token.slice(4, Math.max(4, text.length - 3)));
    else if (/^<\/[^\s>]/.test(text)) this.#close(nameOf(text.slice(2)));
    else if (/^<[^\s!?>]/.test(text)) this.#begin(token);
    else if (text.startsWith('<')) this.#search.into(token.slice(1));
    else this.#text(token, true);
  }

  #begin(token: Layer): void {
    const tag = nameOf(token.text.slice(1));
    const field = this.#attributes(token);
    const around = this.#open.at(-1)?.secret;
    const own = this.#search.isSecret(localName(tag)) ? localName(tag) : field;
    if (token.text.endsWith('/>')) return;
    this.#open.push({ tag, secret: around ?? own, texts: [] });
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1);
  }

  /** @returns the secret that an attribute of the tag names, if one does */
  #attributes(token: Layer): string | undefined {
    const found = [...token.text.matchAll(ATTRIBUTE)].map(({ 1: name = '', indices }) => {
      const [start, end] = indices?.[2] ?? indices?.[3] ?? indices?.[4] ?? [0, 0];
      return { name: localName(name), written: token.slice(start, end) };
    });
    const isNaming = ({ name, written }: (typeof found)[number]) =>
      NAMING.test(name) && this.#search.isSecret(written.text);
    const field = found.find(isNaming)?.written.text;
    for (const { name, written } of found) {
      const secret = this.#search.isSecret(name) ? name : /^value$/i.test(name) ? field : undefined;
      this.#value(written, secret, true);
    }
    return field;
  }

  #text(written: Layer, hasReferences: boolean): void {
    const element = this.#open.at(-1);
    const { text } = written;
    const start = text.length - text.trimStart().length;
    const bare = written.slice(start, Math.max(start, text.trimEnd().length));
    if (this.#value(bare, element?.secret, hasReferences)) element?.texts.push(bare.text);
  }

  /** @returns whether it is secret */
  #value(written: Layer, name: string | undefined, hasReferences: boolean): boolean {
    const read = hasReferences ? dereferenced(written) : written;
    const isSecret =
      name !== undefined && written.text !== '' && this.#search.isSecret(name, read.text);
    if (!isSecret) this.#search.into(read);
    else this.#search.found(written, name, 'XML element', read === written ? [] : [read.text]);
    return isSecret;
  }

  /** Closes the last element of the name that is open, with those in it; what closes nothing is nothing. */
  #close(tag: string): void {
    if ((this.#counts.get(tag) ?? 0) === 0) return;
    for (let last = this.#open.pop(); last; last = this.#open.pop()) {
      this.#counts.set(last.tag, (this.#counts.get(last.tag) ?? 1) - 1);
      if (last.tag === tag) return;
    }
  }
}

function nameOf(text: string): string {
  return /^[^\s/>]*/.exec(text)?.[0] ?? '';
}

/** Without the prefix of its namespace. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
