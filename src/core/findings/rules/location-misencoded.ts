import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { isAuthorizationRequest } from '../kit/pages/page-kinds.ts';
import { isOwnReturn } from '../kit/pages/return-parameters.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { cutUrl, urlText } from '../kit/texts/url-text.ts';

/** Not found, or not understood. */
const FAILURES: ReadonlySet<number> = new Set([400, 404]);

/** How a path was damaged, so that the target doesn't recognize it. */
type Fault = 'twice' | 'latin' | 'mojibake' | 'plus' | 'needless';

/**
 * A Location with a wrongly encoded path, so that the intended page is not found, or with a parameter that is encoded
 * twice.
 */
export const locationMisencoded: Rule = {
  id: 'location-misencoded',
  title: msg`A Location is likely encoded wrong`,
  severity: 'error',
  reference: { text: 'RFC 3986 §2.4', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-2.4' },
  find: ({ chain }) => {
    if (isEndless(chain)) return [];
    return serverRedirects(chain).flatMap((redirect) => {
      const isMissed = FAILURES.has(redirect.next?.response?.status ?? 0);
      const fault = isMissed ? faultOf(redirect) : undefined;
      if (fault) return [toPathFound(redirect, fault)];
      const name = parameterTwice(redirect);
      if (name !== undefined) return [toParameterFound(redirect, name)];
      const back = returnTwice(redirect);
      return back === undefined ? [] : [toReturnFound(redirect, back)];
    });
  },
};

function faultOf(redirect: ServerRedirect): Fault | undefined {
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

/** Names a parameter that the Location repeats with its percent signs encoded again. */
function parameterTwice({ fromUrl, toUrl }: ServerRedirect): string | undefined {
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

/** Names the parameter whose decoded value, a sign-in's return address, still isn't a URL (RFC 6749 §3.1.2). */
function returnTwice({ fromUrl, toUrl }: ServerRedirect): string | undefined {
  if (!isAuthorizationRequest(toUrl)) return undefined;
  return [...toUrl.searchParams].find(
    ([name, value]) =>
      isOwnReturn(name) && /^https?%3a(%2f){2}/i.test(value) && !fromUrl.search.includes(value),
  )?.[0];
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

function toPathFound(redirect: ServerRedirect, fault: Fault): Found {
  const { index, from, to, next } = redirect;
  const status = next?.response?.status ?? '';
  const location = cutUrl(rawLocation(from) ?? to);
  switch (fault) {
    case 'twice':
      return {
        hop: index,
        text: t`The Location encodes the path twice, and the target returned ${status}: ${location}`,
        explanation: t`The server encoded a path that was already percent-encoded, so each % became %25.`,
        remedy: t`Decode the path before encoding it, or copy it as it came.`,
      };
    case 'latin':
      return {
        hop: index,
        text: t`The path in the Location is not UTF-8, and the target returned ${status}: ${location}`,
        explanation: t`Servers expect paths as percent-encoded UTF-8. Bytes in Latin-1 name another path.`,
        remedy: t`Encode the path as UTF-8, then percent-encode it.`,
      };
    case 'mojibake':
      return {
        hop: index,
        text: t`The path in the Location is likely UTF-8 read as Latin-1, and the target returned ${status}:
          ${location}`,
        explanation: t`Each byte of a character was encoded as a separate character, so the Location names
          another path.`,
        remedy: t`Read the path as UTF-8 wherever the server decodes it. Then percent-encode it once.`,
      };
    case 'plus':
      return {
        hop: index,
        text: t`The Location has + for the spaces in the path, and the target returned ${status}: ${location}`,
        explanation: t`In a path, + is a plus sign. It means a space only in queries that are encoded as form
          data.`,
        remedy: t`Encode spaces in paths as %20.`,
      };
    case 'needless':
      return toNeedlessFound(redirect, location);
  }
}

/** The page may also be missing under any spelling. */
function toNeedlessFound({ index, toUrl, next }: ServerRedirect, location: string): Found {
  const plain = cutUrl(toUrl.pathname.replace(NEEDLESS, (each) => decodeURIComponent(each)));
  return {
    hop: index,
    severity: 'warning',
    text: t`The Location escapes characters that don’t need escaping, and the target returned
      ${next?.response?.status ?? ''}: ${location}`,
    explanation: t`Some servers compare paths without decoding such escapes, so they don’t find the page. The page
      may also be missing.`,
    remedy: t`If the page exists at ${plain}, write its path like this in the Location. Otherwise, correct the
      redirect’s target.`,
  };
}

function toParameterFound({ index, from, to }: ServerRedirect, name: string): Found {
  return {
    hop: index,
    severity: 'warning',
    text: t`The Location encodes the parameter “${cutUrl(name)}” twice: ${urlText(to, from.url)}`,
    explanation: t`The value was already percent-encoded, and each % became %25. The target gets the encoded
      text instead of the value.`,
    remedy: t`Copy the query as it came, or decode the value before encoding it.`,
  };
}

function toReturnFound({ index, toUrl, next }: ServerRedirect, name: string): Found {
  const status = next?.response?.status ?? 0;
  return {
    hop: index,
    ...(FAILURES.has(status) ? {} : { severity: 'warning' }),
    text: t`The Location encodes the parameter “${cutUrl(name)}” twice: ${cutUrl(toUrl.searchParams.get(name) ?? '')}`,
    explanation: t`The value was already percent-encoded, and each % became %25. The target gets the encoded
      text instead of the value.`,
    remedy: t`Encode the value once: in the code that builds the URL or in the framework’s redirect function, but
      not in both.`,
  };
}
