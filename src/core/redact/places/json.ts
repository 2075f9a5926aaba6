/** Secrets in JSON: the members whose names indicate secrets, and everything in them. */
import { type Layer, unescaped } from '../layer.ts';
import { isNamed } from '../names/words.ts';
import type { Search } from '../search.ts';

/** The context of a JSON value: the member's name, and the secret that encloses it, if any. */
interface Level {
  name: string | undefined;
  readonly secret: string | undefined;
  readonly isObject: boolean;
  /** The secret that one member names and another contains: `{"name": "password", "value": …}`. */
  field?: string;
  /** Which leaves belong to a value whose name may still follow. */
  held?: { readonly from: number; to?: number };
}

/** A string, or an unquoted word in its place. */
interface Leaf {
  readonly written: Layer;
  readonly read: Layer;
}

/** Members that name a field, and members with its value. */
const NAMING = /^(?:name|key|id)$/i;
const VALUE = /^values?$/i;

/** Shorter names are always names, whatever they look like. In characters. */
const SHORT_NAME = 8;

const SPACE = /\s+/y;
const BARE = /[^\s{}[\]:,"]+/y;

/**
 * Reads JSON token by token (RFC 8259), so that broken JSON is read as far as possible.
 * @returns where it ends
 */
export function findInJson(layer: Layer, search: Search): number {
  const { text } = layer;
  const walk = new Walk(search);
  for (let at = 0; at < text.length; ) {
    const start = at;
    at = endOfToken(text, at);
    search.count(at - start);
    walk.take(layer.slice(start, at));
    if (walk.isOver) return at;
  }
  walk.end();
  return text.length;
}

class Walk {
  isOver = false;
  readonly #search: Search;
  readonly #levels: Level[] = [];
  #awaitsName = false;
  /** The values whose names may still follow, by nesting depth. */
  readonly #leaves: Leaf[] = [];
  #holders = 0;

  constructor(search: Search) {
    this.#search = search;
  }

  /** Processes the next token. */
  take(token: Layer): void {
    const [character = ''] = token.text;
    const level = this.#levels.at(-1);
    if (character === '{' || character === '[') {
      const isObject = character === '{';
      this.#levels.push({ name: undefined, secret: this.#secretOf(level), isObject });
      this.#awaitsName = isObject;
    } else if (character === '}' || character === ']') {
      this.#close();
      this.#awaitsName = false;
      this.isOver = this.#levels.length === 0;
    } else if (character === ',') {
      this.#awaitsName = level?.isObject ?? false;
      if (level?.held) level.held.to ??= this.#leaves.length;
    } else if (character === ':') {
      this.#awaitsName = false;
    } else if (character.trim() !== '') {
      this.#string(token, level);
    }
  }

  /** Closes everything that is still open. */
  end(): void {
    while (this.#levels.length > 0) this.#close();
  }

  #string(token: Layer, level: Level | undefined): void {
    const written = withoutQuotes(token);
    const read = written === token ? written : unescaped(written);
    if (this.#awaitsName && level) this.#name(written, read, level);
    else this.#leaf(written, read, level);
  }

  /** Within a secret, a member's name that no person would choose is also a value: `{"sessions": {"x7Gk29…": 1}}`. */
  #name(written: Layer, read: Layer, level: Level): void {
    level.name = read.text;
    if (VALUE.test(read.text) && level.field === undefined && !level.held) {
      level.held = { from: this.#leaves.length };
      this.#holders += 1;
    }
    const { secret } = level;
    if (secret === undefined || read.text.length < SHORT_NAME || isNamed(read.text))
      this.#search.into(read);
    else this.#search.found(written, secret, 'JSON member', read);
  }

  #leaf(written: Layer, read: Layer, level: Level | undefined): void {
    const search = this.#search;
    if (level && NAMING.test(level.name ?? '') && search.isSecret(read.text))
      level.field ??= read.text;
    const secret = this.#secretOf(level);
    if (secret !== undefined && search.isSecret(secret, read.text)) {
      search.found(written, secret, 'JSON member', read);
      return;
    }
    search.into(read);
    if (this.#holders > 0) this.#leaves.push({ written, read });
  }

  #secretOf(level: Level | undefined): string | undefined {
    if (level?.secret !== undefined || level?.name === undefined) return level?.secret;
    if (this.#search.isSecret(level.name)) return level.name;
    return VALUE.test(level.name) ? level.field : undefined;
  }

  #close(): void {
    const level = this.#levels.pop();
    if (!level?.held) return;
    const { from, to = this.#leaves.length } = level.held;
    this.#holders -= 1;
    if (level.field !== undefined) {
      for (const { written, read } of this.#leaves.splice(from, to - from))
        if (this.#search.isSecret(level.field, read.text))
          this.#search.take(written, level.field, 'JSON member', read);
    }
    if (this.#holders === 0) this.#leaves.length = 0;
  }
}

function endOfToken(text: string, at: number): number {
  const character = text[at] ?? '';
  if (character === '"') return endOfString(text, at + 1, /["\\]/g) ?? text.length;
  // Not in JSON, but in Python and JavaScript.
  const end = character === "'" ? endOfString(text, at + 1, /['\\]/g) : undefined;
  if (end !== undefined) return end;
  if ('{}[]:,'.includes(character)) return at + 1;
  const run = character.trim() === '' ? SPACE : BARE;
  run.lastIndex = at;
  return run.test(text) ? run.lastIndex : at + 1;
}

/** The position after the closing quote, skipping escaped ones; undefined if there is none. */
function endOfString(text: string, from: number, mark: RegExp): number | undefined {
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] !== '\\') return mark.lastIndex;
    mark.lastIndex += 1;
  }
  return undefined;
}

/** The text between the quotes; the whole text if there are none. */
function withoutQuotes(token: Layer): Layer {
  const { text } = token;
  const quote = text[0] ?? '';
  const isClosed = text.length > 1 && text.endsWith(quote);
  if (quote !== '"' && !(quote === "'" && isClosed)) return token;
  return token.slice(1, isClosed ? text.length - 1 : text.length);
}
