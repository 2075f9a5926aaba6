/** The secrets that chains hold, each with its placeholder, and how far each is searched for. */
import { base64Cores } from '../decode/base64.ts';
import { fromBytes, percentDecode, toBytes, toCanonical } from './canonical.ts';
import { PatternIndex, SHORTEST } from './occurrences.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';

export interface Secret {
  readonly placeholder: string;
  /** As the first place called it. */
  readonly name: string;
  readonly kind: SecretKind;
}

interface Entry extends Secret {
  /** Not only cookies hold it. */
  beyondCookies: boolean;
  /** As it was written, in each way. */
  readonly written: Set<string>;
}

const PLACEHOLDER = /^redacted-\d+$/;
const PLACEHOLDERS = /redacted-\d+/g;

/** From here on a value is searched for within words too. */
const LONG = 8;

/** Values that are what they seem and no secrets. */
const DULL = /^(?:true|false|null|none|undefined)$/i;

/** Cookies hold preferences as well: `theme=dark` is not to take the word out of every path. */
const PLAIN_WORD = /^[a-z]+$/i;

/** Nothing encodes these. */
const ALWAYS_ALIKE = /^[\w.-]*$/;

/** Shorter runs of base64 would be found by chance. */
const SHORTEST_CORE = 6;

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
    if (!URL.canParse(text)) return;
    const { href, origin, host, hostname, port, protocol, pathname, search } = new URL(text);
    const page = href.split(/[?#]/, 1)[0] ?? '';
    const parts = [origin, `${origin}/`, host, hostname, port, protocol.slice(0, -1), pathname];
    for (const part of [...parts, page, page + search]) this.#addresses.add(toCanonical(part).text);
  }

  /** Takes in the secret that stands in a place of a text. */
  add(text: string, place: SecretPlace): void {
    const { name, kind } = place;
    for (const value of [text.slice(place.start, place.end), ...(place.within ?? [])]) {
      if (value === '' || PLACEHOLDER.test(value)) continue;
      const key = keyOf(value);
      const entry = this.#entries.get(key) ?? {
        placeholder: this.#nextPlaceholder(),
        name,
        kind,
        beyondCookies: false,
        written: new Set<string>(),
      };
      if (kind !== 'cookie') entry.beyondCookies = true;
      entry.written.add(value);
      this.#entries.set(key, entry);
    }
  }

  /** Finds the secret by its value, in any form but base64. */
  get(value: string): Secret | undefined {
    return this.#entries.get(keyOf(value));
  }

  /** Makes what finds the secrets in other places than those that name them. */
  toIndex(): PatternIndex<Secret> {
    const index = new PatternIndex<Secret>();
    for (const [key, entry] of this.#entries) {
      if (key.length < SHORTEST || DULL.test(key) || this.#addresses.has(key)) continue;
      if (key.length < LONG && !entry.beyondCookies && PLAIN_WORD.test(key)) continue;
      const isWord = key.length < LONG;
      index.add({ text: key, value: entry, isWord });
      // The "/" that a path begins with is not replaced.
      const rest = key.replace(/^\/+/, '');
      if (rest.length >= LONG) index.add({ text: rest, value: entry });
      for (const form of formsOf(entry.written)) addBase64(index, form, entry, isWord);
    }
    return index;
  }

  #nextPlaceholder(): string {
    do this.#count += 1;
    while (this.#taken.has(`redacted-${this.#count}`));
    return `redacted-${this.#count}`;
  }
}

function keyOf(value: string): string {
  return toCanonical(value).text || value;
}

/**
 * What may have been put into base64, as bytes: the value as it was written, decoded as a URL's part and as a form's, and
 * encoded again.
 */
function formsOf(written: Iterable<string>): Set<string> {
  const forms = new Set<string>();
  for (const value of written) {
    if (ALWAYS_ALIKE.test(value)) {
      forms.add(value);
      continue;
    }
    for (const text of decodings(value)) {
      forms.add(toBytes(text));
      forms.add(encodeURIComponent(text));
      forms.add(toBytes(JSON.stringify(text).slice(1, -1)));
    }
  }
  return forms;
}

/** The value, decoded no time and up to three times. */
function decodings(value: string): Set<string> {
  const wellFormed = fromBytes(toBytes(value));
  const texts = new Set([wellFormed, wellFormed.replaceAll('+', ' ')]);
  for (let time = 0; time < 3; time += 1)
    for (const text of [...texts]) texts.add(percentDecode(text));
  return texts;
}

function addBase64(index: PatternIndex<Secret>, form: string, value: Secret, isWord: boolean) {
  for (const { text, before, after } of base64Cores(form)) {
    if (text.length >= SHORTEST_CORE) index.add({ text, value, before, after });
  }
  if (!isWord) return;
  const whole = btoa(form).replace(/=+$/, '');
  for (const text of [whole, whole.replaceAll('+', '-').replaceAll('/', '_')])
    index.add({ text, value, isWord });
}
