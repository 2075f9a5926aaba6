import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';
import { cutUrl } from '../kit/url-text.ts';

/** Not there, or not understood. */
const FAILURES: ReadonlySet<number> = new Set([400, 404]);

/** A Location whose path is encoded twice or in Latin-1, so that what was meant is not found. */
export const locationMisencoded: Rule = {
  id: 'location-misencoded',
  title: msg`A Location is likely encoded wrong`,
  severity: 'error',
  reference: { text: 'RFC 3986 §2.4', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-2.4' },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { next } = redirect;
      if (!FAILURES.has(next?.response?.status ?? 0)) return [];
      if (isTwice(redirect)) return [toFound(redirect, true)];
      return isLatin(redirect) ? [toFound(redirect, false)] : [];
    }),
};

/** The percent sign of what the request had encoded once is encoded itself. */
function isTwice({ fromUrl, toUrl }: ServerRedirect): boolean {
  const once = /%(?!25)[\da-f]{2}/gi;
  return [...new Set(fromUrl.pathname.match(once) ?? [])].some((sign) =>
    toUrl.pathname.toLowerCase().includes(`%25${sign.slice(1).toLowerCase()}`),
  );
}

/** Bytes beyond ASCII that are no UTF-8: as they are in the header, or encoded so. */
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
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function toFound({ index, from, to, next }: ServerRedirect, isDouble: boolean): Found {
  const status = next?.response?.status ?? '';
  const location = cutUrl(rawLocation(from) ?? to);
  return {
    hop: index,
    text: isDouble
      ? t`The Location encodes the path twice, and the target returned ${status}: ${location}`
      : t`The path in the Location is not UTF-8, and the target returned ${status}: ${location}`,
    explanation: isDouble
      ? t`The server encoded a path that was already percent-encoded, so each % became %25.`
      : t`Servers expect paths as percent-encoded UTF-8. Bytes in Latin-1 name another path.`,
    remedy: isDouble
      ? t`Decode the path before encoding it, or copy it as it came.`
      : t`Encode the path as UTF-8, then percent-encode it.`,
  };
}
