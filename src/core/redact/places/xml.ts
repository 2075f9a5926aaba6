/** Secrets in XML and HTML: elements, attributes, and fields that an attribute names. */
import { dereferenced, type Layer } from '../layer.ts';
import type { Search } from '../search.ts';

/** An open element. */
interface Open {
  readonly tag: string;
  /** The secret's name: its own, or an enclosing element's. */
  readonly secret: string | undefined;
  /** The secret that a child element names and the next one contains: `<key>password</key><string>…`. */
  field?: string | undefined;
}

/** A name begins only where one may: starting at each of its letters would read a long one again and again. */
const ATTRIBUTE = /(?<=[\s"'/])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))/dg;

/** Attributes and elements that name a field; its value is in an attribute, in the element, or in the next element. */
const NAMING = /^(?:name|key|id)$/i;
const VALUE = /^(?:value|content)$/i;

/** Attributes that only say how to read an element. */
const OF_FORM = /^(?:xml|xmlns|xsi)(?::|$)|^(?:class|encoding|lang|type)$/i;

/** Reads tags, text, CDATA sections and comments; nothing needs to be well-formed. */
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
    // A quote without a closing one is ordinary text.
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

  /** Processes the next tag, section or run of text. */
  take(token: Layer): void {
    const { text } = token;
    if (text.startsWith('<![CDATA[')) this.#text(inside(token, 9, ']]>'), false);
    else if (text.startsWith('<!--')) this.#aside(inside(token, 4, '-->'));
    else if (/^<\/[^\s>]/.test(text)) this.#close(nameOf(text.slice(2)));
    else if (/^<[^\s!?>]/.test(text)) this.#begin(token);
    else if (text.startsWith('<?'))
      this.#aside(inside(token, /^<\?\S*/.exec(text)?.[0].length ?? 2, '?>'));
    else if (text.startsWith('<')) this.#aside(inside(token, 1, '>'));
    else this.#text(token, true);
  }

  #begin(token: Layer): void {
    const tag = nameOf(token.text.slice(1));
    const around = this.#open.at(-1);
    const named = this.#search.isSecret(localName(tag)) ? localName(tag) : around?.field;
    if (around) around.field = undefined;
    const field = this.#attributes(token, named, around?.secret);
    if (token.text.endsWith('/>')) return;
    this.#open.push({ tag, secret: around?.secret ?? named ?? field });
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1);
  }

  /**
   * @param named the secret that the tag is
   * @param around the secret that encloses it
   * @returns the secret that an attribute of the tag names, if any
   */
  #attributes(
    token: Layer,
    named: string | undefined,
    around: string | undefined,
  ): string | undefined {
    const found = [...token.text.matchAll(ATTRIBUTE)].map(({ 1: name = '', indices }) => {
      const [start, end] = indices?.[2] ?? indices?.[3] ?? indices?.[4] ?? [0, 0];
      return { name, written: token.slice(start, end) };
    });
    const field = found.find(
      ({ name, written }) => NAMING.test(localName(name)) && this.#search.isSecret(written.text),
    )?.written.text;
    for (const { name, written } of found) {
      const own = localName(name);
      const inherited = VALUE.test(own) ? (field ?? named ?? around) : around;
      const secret = this.#search.isSecret(own) ? own : OF_FORM.test(name) ? undefined : inherited;
      this.#value(written, secret, true);
    }
    return field;
  }

  #text(written: Layer, hasReferences: boolean): void {
    const bare = trimmed(written);
    const element = this.#open.at(-1);
    this.#value(bare, element?.secret, hasReferences);
    const parent = this.#open.at(-2);
    if (
      parent &&
      element &&
      NAMING.test(localName(element.tag)) &&
      this.#search.isSecret(bare.text)
    )
      parent.field = bare.text;
  }

  /** A comment, or anything else that isn't an element. */
  #aside(written: Layer): void {
    this.#value(trimmed(written), this.#open.at(-1)?.secret, false);
  }

  #value(written: Layer, name: string | undefined, hasReferences: boolean): void {
    const read = hasReferences ? dereferenced(written) : written;
    if (name !== undefined && this.#search.isSecret(name, read.text))
      this.#search.found(written, name, 'XML element', read);
    else this.#search.into(read);
  }

  /** Closes the last open element of this name, and those in it; ignores a closing tag without an opening one. */
  #close(tag: string): void {
    if ((this.#counts.get(tag) ?? 0) === 0) return;
    for (let last = this.#open.pop(); last; last = this.#open.pop()) {
      this.#counts.set(last.tag, (this.#counts.get(last.tag) ?? 1) - 1);
      if (last.tag === tag) return;
    }
  }
}

/** The text between the beginning and the end of a section, if it has an end. */
function inside(token: Layer, start: number, end: string): Layer {
  const { length } = token.text;
  return token.slice(
    start,
    Math.max(start, token.text.endsWith(end) ? length - end.length : length),
  );
}

function trimmed(layer: Layer): Layer {
  const { text } = layer;
  const start = text.length - text.trimStart().length;
  return layer.slice(start, Math.max(start, text.trimEnd().length));
}

function nameOf(text: string): string {
  return /^[^\s/>]*/.exec(text)?.[0] ?? '';
}

/** Without the namespace prefix. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
