/** How a server encoded a Location wrong: its path, or one of its parameters. */
import { rawLocation } from '../../../chain/chain.ts';
import { isSameSite } from '../../../url/site.ts';
import { isAuthorizationRequest } from '../pages/page-kinds.ts';
import { isOwnReturn } from '../pages/return-parameters.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';

/** How a path was damaged, so that the target doesn't recognize it. */
export type Fault = 'twice' | 'latin' | 'mojibake' | 'plus' | 'needless';

/** Returns how a Location's path was damaged, if it was. */
export function faultOf(redirect: ServerRedirect): Fault | undefined {
  if (isTwice(redirect)) return 'twice';
  if (isLatin(redirect)) return 'latin';
  if (isMojibake(redirect)) return 'mojibake';
  if (isPlus(redirect)) return 'plus';
  return isNeedless(redirect) ? 'needless' : undefined;
}

/** The percent signs of characters that the request encoded once were encoded again. */
function isTwice({ fromUrl, toUrl }: ServerRedirect): boolean {
  const signs = (path: string) => path.split('%2525').length;
  // What the request had encoded may be a percent sign.
  if (fromUrl.pathname.includes('%25') && signs(toUrl.pathname) > signs(fromUrl.pathname))
    return true;
  const once = /%(?!25)[\da-f]{2}/gi;
  return [...new Set(fromUrl.pathname.match(once) ?? [])].some((sign) =>
    toUrl.pathname.toLowerCase().includes(`%25${sign.slice(1).toLowerCase()}`),
  );
}

/** Bytes beyond ASCII that aren't UTF-8, either unencoded in the header or percent-encoded. */
function isLatin({ from, toUrl }: ServerRedirect): boolean {
  const raw = rawLocation(from) ?? '';
  const isRaw = /[\x80-\xff]/.test(raw) && !/[^\0-\xff]/.test(raw) && !isUtf8(raw);
  return isRaw || (/%[89a-f][\da-f]/i.test(toUrl.pathname) && !decodes(toUrl.pathname));
}

function isUtf8(bytes: string): boolean {
  const encoded = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  return !new TextDecoder().decode(encoded).includes('\ufffd');
}

function decodes(path: string): boolean {
  return decoded(path) !== undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** UTF-8 that was read as Latin-1 and encoded again: `Ã©` instead of `é`. */
function isMojibake({ fromUrl, toUrl }: ServerRedirect): boolean {
  return isReadAsLatin(toUrl) && !isReadAsLatin(fromUrl);
}

function isReadAsLatin({ pathname }: URL): boolean {
  const path = decoded(pathname) ?? '';
  return /[\x80-\xff]/.test(path) && !/[^\0-\xff]/.test(path) && isUtf8(path);
}

/** A plus sign means a space only in a form's query (URL Standard, application/x-www-form-urlencoded). */
function isPlus({ fromUrl, toUrl }: ServerRedirect): boolean {
  const spaced = fromUrl.pathname.replaceAll('%20', '+');
  return spaced !== fromUrl.pathname && toUrl.pathname.includes(spaced.replace(/\/$/, ''));
}

/**
 * Escapes of characters that are allowed unescaped in a path (RFC 3986 §3.3), except two that servers may interpret
 * differently: the plus sign as a space, and the semicolon as the end of a name.
 */
const NEEDLESS = /%(?:2[146-9acde]|3[0-9ad]|4[0-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi;

/** The server escaped characters that the request did not escape. */
function isNeedless({ fromUrl, toUrl }: ServerRedirect): boolean {
  const given = fromUrl.pathname.toLowerCase();
  const escapes = toUrl.pathname.match(NEEDLESS) ?? [];
  return escapes.some((each) => !given.includes(each.toLowerCase()));
}

/** Returns the name of a parameter that the Location repeats with its percent signs encoded again. */
export function parameterTwice({ fromUrl, toUrl }: ServerRedirect): string | undefined {
  // What is encoded twice has its percent signs encoded.
  if (!toUrl.search.includes('%25')) return undefined;
  // Another site may decode it twice by agreement.
  if (!isSameSite(fromUrl.hostname, toUrl.hostname)) return undefined;
  const targets = new Map(rawParameters(toUrl));
  return rawParameters(fromUrl).find(([name, value]) => {
    const twice = targets.get(name);
    return (
      twice !== undefined &&
      value !== twice &&
      /%[\da-f]{2}/i.test(value) &&
      decoded(twice) === value
    );
  })?.[0];
}

/** Returns the name of a sign-in's return parameter whose decoded value still isn't a URL (RFC 6749 §3.1.2). */
export function returnTwice({ fromUrl, toUrl }: ServerRedirect): string | undefined {
  if (!isAuthorizationRequest(toUrl)) return undefined;
  return [...toUrl.searchParams].find(
    ([name, value]) =>
      isOwnReturn(name) && /^https?%3a(%2f){2}/i.test(value) && !fromUrl.search.includes(value),
  )?.[0];
}

/** Returns a path without needless escapes. */
export function withoutNeedlessEscapes(path: string): string {
  return path.replace(NEEDLESS, (each) => decodeURIComponent(each));
}

function rawParameters({ search }: URL): [string, string][] {
  return search
    .slice(1)
    .split('&')
    .map((pair) => {
      const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
      return [pair.slice(0, end), pair.slice(end + 1)];
    });
}
