import { type Hop, headerValue, lastHop } from '../../chain/chain.ts';
import { msg, numberText, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { growthOf } from '../kit/loops/growth.ts';
import { isRedacted } from '../kit/secrets/redacted.ts';

/**
 * The longest header line that nginx and Apache accept by default (large_client_header_buffers, LimitRequestFieldSize).
 */
const LONGEST_LINE = 8190;

/** A chain that ended because the URL or the headers of the next request are too long for the server. */
export const urlTooLong: Rule = {
  id: 'url-too-long',
  title: msg`A redirect led to a request that is too large for the server`,
  severity: 'error',
  needs: ['refusal'],
  reference: { text: 'RFC 6585 §5', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-5' },
  find: ({ chain }) => {
    const last = lastHop(chain);
    if (chain.hops.length < 2 || growthOf(chain)) return [];
    const found = tooLarge(last);
    return found ? [{ hop: chain.hops.length - 2, ...found }] : [];
  },
};

function tooLarge(hop: Hop): Omit<Found, 'hop'> | undefined {
  const cookie = headerValue(hop.requestHeaders, 'cookie') ?? '';
  const cookies = isRedacted(cookie) ? 0 : cookie.length;
  switch (hop.response?.status) {
    case 414:
      return {
        text: isRedacted(hop.url)
          ? t`The redirect led to a URL that is too long for the server, which returned 414`
          : t`The redirect led to a URL of ${numberText(hop.url.length)} characters, which returned
              414`,
        explanation: t`Many servers reject URLs of more than about 8,000 characters.`,
        remedy: t`Keep long state on the server or in the session, and put only a key into the
          Location. Raise the server’s limit only as a last resort.`,
      };
    case 431:
      return {
        text:
          cookies > hop.url.length
            ? cookieText(431, cookies)
            : t`The redirect led to a request that returned 431`,
        explanation: t`431 means that the headers together are too large. Frequent causes are cookies that
          contain tokens and cookies that pile up with each sign-in attempt.`,
        remedy: cookieRemedy(),
      };
    case 400:
      if (cookies <= LONGEST_LINE) return undefined;
      return {
        severity: 'warning',
        text: cookieText(400, cookies),
        explanation: t`By default, nginx and Apache return 400 if a header line is longer than about 8,000
          characters. Frequent causes are cookies that contain tokens and cookies that pile up with each
          sign-in attempt.`,
        remedy: cookieRemedy(),
      };
  }
}

function cookieText(status: number, length: number): string {
  return t`The redirect led to a request that returned ${status}; its Cookie header has
    ${numberText(length)} characters`;
}

function cookieRemedy(): string {
  return t`Store sessions and tokens on the server and set short cookies. Delete the cookies that
    a sign-in leaves behind. Clearing the site’s cookies helps the user immediately.`;
}
