/**
 * Takes secrets out of chains before they leave the browser. Whatever names a secret is found first, in all chains; then
 * each value becomes the same placeholder in every place, so that a Location still leads to the next URL.
 */
import type { RedirectChain } from '../chain/chain.ts';
import { type TextKind, withTexts } from './chain-texts.ts';
import { KnownSecrets, LONGEST, type Secret } from './known-secrets.ts';
import { type IsSecretName, secretNameTest } from './names/names.ts';
import type { Occurrence } from './occurrences/occurrences.ts';
import type { CountSteps } from './search.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';
import { findPlaces, keptLength } from './text-places.ts';

export interface RedactOptions {
  /** Further names of headers, parameters, form fields and JSON members whose values are secret. */
  readonly secretNames?: readonly string[];
  /** Is told how far it is, from 0 to 1, once in a while. */
  readonly onProgress?: (share: number) => void;
  /** Is told of the work as it is done. */
  readonly count?: CountSteps;
}

/** What of one name would be replaced. */
export interface RedactedName {
  /** As the header, cookie or parameter is called. */
  readonly name: string;
  /** What kind of place names it. */
  readonly where: SecretKind;
  /** How many different values it has. */
  readonly values: number;
  /** How many places they are taken out of, those without the name among them. */
  readonly count: number;
}

/** In chains. */
const TELL_EVERY = 100;

/**
 * Replaces every secret by a placeholder, `redacted-1`, `redacted-2`, …, numbered in the order of their appearance. A
 * placeholder tells nothing of its value but where the same one stands. Chains that are redacted stay as they are.
 * @returns the chains in their order
 */
export function redact(
  chains: Iterable<RedirectChain>,
  options: RedactOptions = {},
): RedirectChain[] {
  return redactAll(chains, options).chains;
}

/** Says what `redact` would replace, in the order of appearance. */
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
  const { secrets, visited } = gather(
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
    return merge(named, found);
  };
  let next = 0;
  const visit = (text: string, kind: TextKind) => {
    const known = visited[next++];
    if (!known) throw new Error('each text is visited twice, in the same order');
    known.occurrences ??= occurrencesIn(text, kind, known.places);
    for (const { value } of known.occurrences) uses.set(value, (uses.get(value) ?? 0) + 1);
    return withPlaceholders(text, known.occurrences);
  };
  const digests = new Map<string, string>();
  // A digest would tell a guess at a short body from a wrong one.
  const visitDigest = (digest: string) => {
    const known = digests.get(digest) ?? `body-${digests.size + 1}`;
    digests.set(digest, known);
    return known;
  };
  const redacted: RedirectChain[] = [];
  for (const chain of told(chains, tell, 0.5)) redacted.push(withTexts(chain, visit, visitDigest));
  return { chains: redacted, uses };
}

/** The chains, and word of how far that half of the work is that begins at the given share. */
function* told(chains: readonly RedirectChain[], tell: (share: number) => void, from: number) {
  for (const [index, chain] of chains.entries()) {
    if (index % TELL_EVERY === 0) tell(from + index / chains.length / 2);
    yield chain;
  }
}

/** What is known of a text. */
interface Known {
  /** Where it names secrets. */
  readonly places: readonly SecretPlace[];
  /** Where it holds secrets; undefined until all are known. */
  occurrences?: readonly Occurrence<Secret>[];
}

type Look = (text: string, kind: TextKind) => Known;

/** Finds the secrets of all chains, and what each of their texts names, in the order of the visits. */
function gather(
  chains: Iterable<RedirectChain>,
  isSecret: IsSecretName,
  count: CountSteps,
): { readonly secrets: KnownSecrets; readonly visited: readonly Known[] } {
  const secrets = new KnownSecrets();
  const visited: Known[] = [];
  const named: { readonly text: string; readonly place: SecretPlace }[] = [];
  const look = cached((text, kind): Known => {
    secrets.reserve(text);
    if (kind.kind === 'url') secrets.addAddress(text);
    const places = findPlaces(text, kind, isSecret, count);
    for (const place of places) named.push({ text, place });
    return { places };
  });
  const visit = (text: string, kind: TextKind) => {
    visited.push(look(text, kind));
    return text;
  };
  for (const chain of chains) withTexts(chain, visit, (digest) => digest);
  // Only now is it known which placeholders are taken.
  for (const { text, place } of named) secrets.add(text, place);
  return { secrets, visited };
}

/** The same headers and URLs come again and again. */
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

/** The map that a map has under a key, made where it has none. Two keys are not made one: that costs more than looking twice. */
function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, T>();
  maps.set(key, made);
  return made;
}

/** Joins occurrences that overlap: the longest of them gives its placeholder for all. */
function merge(
  named: readonly Occurrence<Secret>[],
  found: readonly Occurrence<Secret>[],
): readonly Occurrence<Secret>[] {
  const all = named.length === 0 ? found : [...named, ...found];
  if (all.length < 2) return all;
  const merged: (Occurrence<Secret> & { readonly longest: number })[] = [];
  for (const each of [...all].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const longest = each.end - each.start;
    const last = merged.at(-1);
    if (!last || each.start >= last.end) {
      merged.push({ ...each, longest });
      continue;
    }
    const end = Math.max(last.end, each.end);
    const winner = longest > last.longest ? { value: each.value, longest } : {};
    merged[merged.length - 1] = { ...last, end, ...winner };
  }
  return merged;
}

function withPlaceholders(text: string, occurrences: readonly Occurrence<Secret>[]): string {
  if (occurrences.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { start, end, value } of occurrences) {
    result += text.slice(from, start) + value.placeholder;
    from = end;
  }
  return result + text.slice(from);
}
