/** Which query parameters are lost after a redirect. */
import { type Hop, headerValues } from '../../../chain/chain.ts';
import { decoded } from '../texts/decoded.ts';
import type { ServerRedirect } from './server-redirects.ts';

/** Shorter values may be in a URL by chance. In characters. */
const TELLING = 4;

/** A URL within a URL within a URL: how often parameters are encoded at most. */
const DEEPEST = 3;

/**
 * Longer URLs are documents rather than addresses, and slow to search. Most servers reject more than 8 kB. In
 * characters.
 */
const LONGEST = 8192;

/** Longer queries aren't expected to be forwarded by a server's configuration. */
const MOST_PARAMS = 50;

/**
 * Names the parameters that no later hop's URL contains by name, by value, or within another parameter, as
 * `next=/a?x=1` contains x. A parameter that the response put into a cookie isn't lost, either. Ignores URLs that are
 * too long to search.
 * @param isWanted returns whether to check a parameter, by its name
 */
export function lostParams(
  hops: readonly Hop[],
  { index, from, fromUrl }: ServerRedirect,
  isWanted: (name: string) => boolean,
): string[] {
  const later = hops.slice(index + 1).map(({ url }) => url);
  if (later.length === 0 || [from.url, ...later].some(({ length }) => length > LONGEST)) return [];
  const params = [...fromUrl.searchParams].filter(([name]) => isWanted(name));
  if (params.length === 0 || params.length > MOST_PARAMS) return [];
  const cookies = headerValues(from.response?.headers, 'set-cookie').join('\n');
  const read = later.map(readings);
  const lost = params
    .filter(([, value]) => value.length < TELLING || !cookies.includes(value))
    .filter(([name, value]) => !read.some((texts) => hasParam(texts, name, value)))
    .map(([name]) => name);
  return [...new Set(lost)];
}

function hasParam(texts: readonly Reading[], name: string, value: string): boolean {
  return texts.some(
    ({ text, names, pieces }) =>
      names.has(name) ||
      pieces.has(name) ||
      (value !== '' && pieces.has(value)) ||
      (value.length >= TELLING && text.includes(value)),
  );
}

/** A URL in one reading, and its parts. */
interface Reading {
  readonly text: string;
  readonly names: ReadonlySet<string>;
  readonly pieces: ReadonlySet<string>;
}

/** The text as it is, and decoded repeatedly until nothing changes. */
function readings(url: string): Reading[] {
  const all = [url];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const last = all.at(-1) ?? '';
    const next = decode(last);
    if (next === last) break;
    all.push(next);
  }
  return all.map((text) => ({
    text,
    names: new Set(text.split(/[?&#;]/).map((part) => part.replace(/=.*$/s, ''))),
    pieces: new Set(text.split(/[/?#&=]/)),
  }));
}

function decode(text: string): string {
  return decoded(text.replaceAll('+', ' '));
}
