/** The secrets in chains, each with its placeholder, and where each is searched for. */
import { parseUrl } from '../url/origin.ts';
import { fromBytes, toBytes, toCanonical } from './canonical.ts';
import { type Pattern, PatternIndex, SHORTEST } from './occurrences/occurrences.ts';
import type { CountSteps } from './search.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';

export interface Secret {
  readonly placeholder: string;
  /** The name in the first place where it was found. */
  readonly name: string;
  readonly kind: SecretKind;
}

/** A secret. Its placeholder is assigned on first use, so that placeholders are numbered in order of appearance. */
class Entry implements Secret {
  readonly name: string;
  readonly kind: SecretKind;
  /** Whether it was also found outside of cookies. */
  beyondCookies = false;
  readonly #next: () => string;
  #placeholder: string | undefined;

  constructor({ name, kind }: SecretPlace, next: () => string) {
    this.name = name;
    this.kind = kind;
    this.#next = next;
  }

  get placeholder(): string {
    this.#placeholder ??= this.#next();
    return this.#placeholder;
  }
}

/** Perhaps with the control character that tells why a cookie was refused. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
const PLACEHOLDER = /^redacted-\d+[\0-\x1f\x7f]?$/;
const PLACEHOLDERS = /redacted-\d+/g;

/** The longest text that is searched, in characters: the engine's regular expressions overflow at about ten million. */
export const LONGEST = 4_000_000;

/** Values of at least this length are also searched for within words. */
const LONG = 8;

/** Values that are never secret. */
const DULL = /^(?:true|false|null|none|undefined)$/i;

/** Cookies also contain preferences: `theme=dark` must not remove the word from every path. */
const PLAIN_WORD = /^[a-z]+$/i;

/** Collects secrets; once all are known, they can be searched for. */
export class KnownSecrets {
  readonly #entries = new Map<string, Entry>();
  /** The chains' own addresses, which are never secret. */
  readonly #addresses = new Set<string>();
  readonly #taken = new Set<string>();
  #count = 0;

  /** Adds a text that may already contain placeholders, so that none is used twice. */
  reserve(text: string): void {
    if (!text.includes('redacted-')) return;
    for (const [placeholder] of text.matchAll(PLACEHOLDERS)) this.#taken.add(placeholder);
  }

  /** Adds the URL of a request. */
  addAddress(text: string): void {
    const url = text.length > LONGEST ? undefined : parseUrl(text);
    if (!url) return;
    const { href, origin, host, hostname, port, protocol, pathname, search } = url;
    const page = href.split(/[?#]/, 1)[0] ?? '';
    const parts = [origin, `${origin}/`, host, hostname, port, protocol.slice(0, -1), pathname];
    for (const part of [...parts, page, page + search]) this.#addresses.add(toCanonical(part).text);
  }

  /** Adds the secret at a place in a text. */
  add(text: string, place: SecretPlace): void {
    for (const value of [text.slice(place.start, place.end), ...(place.within ?? [])]) {
      if (value === '' || PLACEHOLDER.test(value)) continue;
      const key = keyOf(value);
      const entry = this.#entries.get(key) ?? new Entry(place, this.#nextPlaceholder);
      if (place.kind !== 'cookie') entry.beyondCookies = true;
      this.#entries.set(key, entry);
    }
  }

  /** Finds a secret by its value in any form except Base64. */
  get(value: string): Secret | undefined {
    return this.#entries.get(keyOf(value));
  }

  /** Creates the index that finds the secrets outside of the places that name them. */
  toIndex(count: CountSteps): PatternIndex<Secret> {
    const patterns: Pattern<Secret>[] = [];
    for (const [text, value] of this.#entries) {
      if (text.length < SHORTEST || DULL.test(text) || this.#addresses.has(text)) continue;
      // No text that is searched is this long.
      if (text.length > LONGEST) continue;
      if (text.length < LONG && !value.beyondCookies && PLAIN_WORD.test(text)) continue;
      patterns.push({ text, value, isWord: text.length < LONG });
      for (const variant of variantsOf(text))
        if (variant.length >= LONG) patterns.push({ text: variant, value, isWord: false });
    }
    return new PatternIndex(patterns, count);
  }

  readonly #nextPlaceholder = (): string => {
    do this.#count += 1;
    while (this.#taken.has(`redacted-${this.#count}`));
    return `redacted-${this.#count}`;
  };
}

/** Other forms that a value may have taken on the way, all canonical. */
function* variantsOf(text: string): Generator<string> {
  // The leading "/" of a path is not replaced.
  if (text.startsWith('/')) yield text.replace(/^\/+/, '');
  // An incomplete escape at the end combines with whatever follows it.
  const end = PARTIAL_ESCAPE.exec(text);
  if (end) yield text.slice(0, end.index);
  if (!BEYOND_ASCII.test(text)) return;
  // Servers write header fields, and browsers read them, as Latin-1.
  yield toBytes(text);
  const characters = fromBytes(text);
  if (!/[^\0-\xff]/.test(characters)) yield characters;
}

const PARTIAL_ESCAPE = /(?:%[\da-f]?|&#?\w{0,7})$/i;
const BEYOND_ASCII = /[\x80-\xff]/;

function keyOf(value: string): string {
  return (value.length <= LONGEST && toCanonical(value).text) || value;
}
