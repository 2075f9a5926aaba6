/** Which parameters of a query are nowhere to be found after a redirect. */
import type { Hop } from '../chain.ts';
import type { ServerRedirect } from './server-redirects.ts';

/** Values that are shorter stand in a URL by chance. In characters. */
const TELLING = 4;

/** A URL within a URL within a URL: how often parameters are encoded at most. */
const DEEPEST = 3;

/**
 * Names the parameters that no later hop's URL has: not by name, not by value, and not within another parameter, as
 * `next=/a?x=1` has x. What the answer put into a cookie is not lost either.
 */
export function lostParams(hops: readonly Hop[], { index, from }: ServerRedirect): string[] {
  const later = hops.slice(index + 1).map(({ url }) => url);
  if (later.length === 0) return [];
  const cookies = (from.response?.headers ?? [])
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => value)
    .join('\n');
  const lost = [...new URL(from.url).searchParams]
    .filter(([, value]) => value.length < TELLING || !cookies.includes(value))
    .filter(([name, value]) => !later.some((url) => hasParam(url, name, value)))
    .map(([name]) => name);
  return [...new Set(lost)];
}

function hasParam(url: string, name: string, value: string): boolean {
  return readings(url).some(
    (text) =>
      text.split(/[?&#;]/).some((part) => part === name || part.startsWith(`${name}=`)) ||
      text.split(/[/?#&=]/).some((part) => part === name || (part === value && value !== '')) ||
      (value.length >= TELLING && text.includes(value)),
  );
}

/** The text as it is, and decoded again and again. */
function readings(text: string): string[] {
  const all = [text];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    all.push(decode(all[all.length - 1] ?? ''));
  }
  return all;
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
