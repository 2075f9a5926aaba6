/** The secrets that chains hold, each with its placeholder, and how far each is searched for. */
import { parseUrl } from '../url/origin.ts';
import { fromBytes, toBytes, toCanonical } from './canonical.ts';
import { type Pattern, PatternIndex, SHORTEST } from './occurrences/occurrences.ts';
import type { CountSteps } from './search.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';

export interface Secret {
  readonly placeholder: string;
  /** As the first place called it. */
  readonly name: string;
  readonly kind: SecretKind;
}

/** A secret, whose placeholder is given once it is wanted: so they are numbered as they appear. */
class Entry implements Secret {
  readonly name: string;
  readonly kind: SecretKind;
  /** Not only cookies hold it. */
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

/** The longest text that is searched, in characters: the engine's regular expressions overflow on some ten million. */
export const LONGEST = 4_000_000;

/** From here on a value is searched for within words too. */
const LONG = 8;

/** Values that are what they seem and no secrets. */
const DULL = /^(?:true|false|null|none|undefined)$/i;

/** Cookies hold preferences as well: `theme=dark` is not to take the word out of every path. */
const PLAIN_WORD = /^[a-z]+$/i;

/** Gathers secrets; once all are known they can be searched for. */
export class KnownSecrets {
  readonly #entries = new Map<string, Entry>();
  /** The chains' own addresses, which are no secrets wherever they stand. */
  readonly #addresses = new Set<string>();
  readonly #taken = new Set<string>();
  #count = 0;

  /** Takes in a text in which placeholders may stand already, so that none is given twice. */
  reserve(text: string): void {
    if (!text.includes('redacted-')) return;
    for (const [placeholder] of text.matchAll(PLACEHOLDERS)) this.#taken.add(placeholder);
  }

  /** Takes in a URL of a chain. */
  addAddress(text: string): void {
    const url = text.length > LONGEST ? undefined : parseUrl(text);
    if (!url) return;
    const { href, origin, host, hostname, port, protocol, pathname, search } = url;
    const page = href.split(/[?#]/, 1)[0] ?? '';
    const parts = [origin, `${origin}/`, host, hostname, port, protocol.slice(0, -1), pathname];
    for (const part of [...parts, page, page + search]) this.#addresses.add(toCanonical(part).text);
  }

  /** Takes in the secret that stands in a place of a text. */
  add(text: string, place: SecretPlace): void {
    for (const value of [text.slice(place.start, place.end), ...(place.within ?? [])]) {
      if (value === '' || PLACEHOLDER.test(value)) continue;
      const key = keyOf(value);
      const entry = this.#entries.get(key) ?? new Entry(place, this.#nextPlaceholder);
      if (place.kind !== 'cookie') entry.beyondCookies = true;
      this.#entries.set(key, entry);
    }
  }

  /** Finds the secret by its value, in any form but base64. */
  get(value: string): Secret | undefined {
    return this.#entries.get(keyOf(value));
  }

  /** Makes what finds the secrets in other places than those that name them. */
  toIndex(count: CountSteps): PatternIndex<Secret> {
    const patterns: Pattern<Secret>[] = [];
    for (const [text, value] of this.#entries) {
      if (text.length < SHORTEST || DULL.test(text) || this.#addresses.has(text)) continue;
      // Nothing that is searched is as long.
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

/** What else a value may have become on its way, canonical like itself. */
function* variantsOf(text: string): Generator<string> {
  // The "/" that a path begins with is not replaced.
  if (text.startsWith('/')) yield text.replace(/^\/+/, '');
  // An end that begins an escape is another one, or none, with what follows it.
  const end = PARTIAL_ESCAPE.exec(text);
  if (end) yield text.slice(0, end.index);
  if (!BEYOND_ASCII.test(text)) return;
  // Servers write and browsers read header fields in Latin-1.
  yield toBytes(text);
  const characters = fromBytes(text);
  if (!/[^\0-\xff]/.test(characters)) yield characters;
}

const PARTIAL_ESCAPE = /(?:%[\da-f]?|&#?\w{0,7})$/i;
const BEYOND_ASCII = /[\x80-\xff]/;

function keyOf(value: string): string {
  return (value.length <= LONGEST && toCanonical(value).text) || value;
}
