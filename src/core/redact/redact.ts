/**
 * Removes secrets from chains before they leave the browser. Everything that names a secret is found first, in all
 * chains; then each value is replaced with the same placeholder everywhere, so that a Location still matches the next
 * URL.
 */
import type { RedirectChain } from '../chain/chain.ts';
import { type TextKind, withTexts } from './chain-texts.ts';
import { KnownSecrets, LONGEST, type Secret } from './known-secrets.ts';
import { type IsSecretName, secretNameTest } from './names/names.ts';
import { joinOverlapping, type Occurrence } from './occurrences/occurrences.ts';
import type { CountSteps } from './search.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';
import { ABSOLUTE, findPlaces, keptLength } from './text-places.ts';

export interface RedactOptions {
  /** Other names of headers, parameters, form fields and JSON members whose values are secret. */
  readonly secretNames?: readonly string[];
  /** Called occasionally with the progress, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Called with the amount of work as it is done. */
  readonly count?: CountSteps;
}

/** The options of all exports. */
export interface ExportOptions extends RedactOptions {
  /** Keeps secrets instead of replacing them with placeholders. */
  readonly includeSecrets: boolean;
}

/** What would be replaced under one name. */
export interface RedactedName {
  /** The name of the header, cookie or parameter. */
  readonly name: string;
  /** The kind of place that names it. */
  readonly where: SecretKind;
  /** The number of different values. */
  readonly values: number;
  /** The number of places in which they would be replaced, including those without the name. */
  readonly count: number;
}

/** In chains. */
const TELL_EVERY = 100;

/** Removes the panel's own properties, which are meaningless to readers of the file. */
export function withoutOwn(chain: RedirectChain): RedirectChain {
  if (!chain.pinned && !chain.beforePanel) return chain;
  const { pinned: _pinned, beforePanel: _before, ...rest } = chain;
  return rest;
}

/**
 * Replaces every secret with a placeholder, `redacted-1`, `redacted-2`, …, numbered in order of appearance. A
 * placeholder reveals only where the same value occurs. Already redacted chains stay the same.
 * @returns the chains in the same order
 */
export function redact(
  chains: Iterable<RedirectChain>,
  options: RedactOptions = {},
): RedirectChain[] {
  return redactAll(chains, options).chains;
}

/** What `redact` gives, and how other texts about the same chains are redacted. */
export interface Redaction {
  readonly chains: RedirectChain[];
  /**
   * Replaces the chains' secrets in a text that was made of them by the same placeholders.
   * @param isWhole the text may be a secret itself, even one that is too short to be searched for
   */
  readonly show: (text: string, isWhole: boolean) => string;
}

/** The same as `redact`, for chains of which more is told than they hold. */
export function redaction(chains: Iterable<RedirectChain>, options: RedactOptions = {}): Redaction {
  return redactAll(chains, options);
}

/** Returns what `redact` would replace, in order of appearance. */
export function previewRedaction(
  chains: Iterable<RedirectChain>,
  options: RedactOptions = {},
): RedactedName[] {
  const rows = new Map<string, { first: Secret; values: number; count: number }>();
  for (const [secret, count] of redactAll(chains, options).uses) {
    const key = `${secret.kind} ${secret.name}`;
    const row = rows.get(key) ?? { first: secret, values: 0, count: 0 };
    rows.set(key, { ...row, values: row.values + 1, count: row.count + count });
  }
  return [...rows.values()].map(({ first, values, count }) => ({
    name: first.name,
    where: first.kind,
    values,
    count,
  }));
}

function redactAll(given: Iterable<RedirectChain>, options: RedactOptions) {
  const chains = [...given];
  const { onProgress: tell = () => {}, count = () => {} } = options;
  const { secrets, look } = gather(
    told(chains, tell, 0),
    secretNameTest(options.secretNames),
    count,
  );
  const index = secrets.toIndex(count);
  const uses = new Map<Secret, number>();
  const occurrencesIn = (text: string, kind: TextKind, places: readonly SecretPlace[]) => {
    const named = places.flatMap(({ start, end }) => {
      const value = secrets.get(text.slice(start, end));
      return value ? [{ start, end, value }] : [];
    });
    const found = text.length > LONGEST ? [] : index.find(text, keptLength(text, kind));
    count(named.length + found.length);
    return joinOverlapping(named.length === 0 ? found : [...named, ...found]);
  };
  const visit = (text: string, kind: TextKind) => {
    const known = look(text, kind);
    known.occurrences ??= occurrencesIn(text, kind, known.places);
    for (const { value } of known.occurrences) uses.set(value, (uses.get(value) ?? 0) + 1);
    return withPlaceholders(text, known.occurrences, isSetCookie(kind) ? CONTROL : undefined);
  };
  const digests = new Map<string, string>();
  // The digest of a short body would confirm a guess.
  const visitDigest = (digest: string) => {
    const known = digests.get(digest) ?? `body-${digests.size + 1}`;
    digests.set(digest, known);
    return known;
  };
  const redacted: RedirectChain[] = [];
  for (const chain of told(chains, tell, 0.5)) redacted.push(withTexts(chain, visit, visitDigest));
  const show = (text: string, isWhole: boolean) =>
    (isWhole ? secrets.get(text)?.placeholder : undefined) ??
    visit(text, { kind: ABSOLUTE.test(text) ? 'url' : 'text' });
  return { chains: redacted, uses, show };
}

/** Yields the chains and reports the progress of this half of the work, beginning at a given share. */
function* told(chains: readonly RedirectChain[], tell: (share: number) => void, from: number) {
  for (const [index, chain] of chains.entries()) {
    if (index % TELL_EVERY === 0) tell(from + index / chains.length / 2);
    yield chain;
  }
}

/** What is known about a text. */
interface Known {
  /** The places that name secrets. */
  readonly places: readonly SecretPlace[];
  /** The secrets in the text; undefined until all are known. */
  occurrences?: readonly Occurrence<Secret>[];
}

type Look = (text: string, kind: TextKind) => Known;

/** Finds the secrets of all chains, and which of them each text names. */
function gather(
  chains: Iterable<RedirectChain>,
  isSecret: IsSecretName,
  count: CountSteps,
): { readonly secrets: KnownSecrets; readonly look: Look } {
  const secrets = new KnownSecrets();
  const named: { readonly text: string; readonly place: SecretPlace }[] = [];
  const look = cached((text, kind): Known => {
    secrets.reserve(text);
    if (kind.kind === 'url') secrets.addAddress(text);
    const places = findPlaces(text, kind, isSecret, count);
    for (const place of places) named.push({ text, place });
    return { places };
  });
  const visit = (text: string, kind: TextKind) => {
    look(text, kind);
    return text;
  };
  for (const chain of chains) withTexts(chain, visit, (digest) => digest);
  // Only now is it known which placeholders are taken.
  for (const { text, place } of named) secrets.add(text, place);
  return { secrets, look };
}

/** The same headers and URLs occur again and again. */
function cached(look: Look): Look {
  const headers = new Map<string, Map<string, Known>>();
  const others = new Map<string, Map<string, Map<string, Known>>>();
  return (text, kind) => {
    // Most texts are headers.
    const texts =
      kind.kind === 'header'
        ? within(headers, kind.name)
        : within(within(others, kind.kind), 'name' in kind ? kind.name : '');
    const known = texts.get(text);
    if (known) return known;
    const found = look(text, kind);
    texts.set(text, found);
    return found;
  };
}

/**
 * Returns the inner map under a key, created if necessary. Joining both keys into one would cost more than two lookups.
 */
function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, T>();
  maps.set(key, made);
  return made;
}

/** Because of any of these, browsers refuse a cookie (RFC 6265bis §5.6). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
const CONTROL = /[\0-\x08\n-\x1f\x7f]/;

function isSetCookie(kind: TextKind): boolean {
  return kind.kind === 'header' && kind.name.toLowerCase() === 'set-cookie';
}

/** @param kept what stays of a secret, after its placeholder */
function withPlaceholders(
  text: string,
  occurrences: readonly Occurrence<Secret>[],
  kept?: RegExp,
): string {
  if (occurrences.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { start, end, value } of occurrences) {
    const rest = kept?.exec(text.slice(start, end))?.[0] ?? '';
    result += text.slice(from, start) + value.placeholder + rest;
    from = end;
  }
  return result + text.slice(from);
}
