import type { Hop } from '../../chain/chain.ts';
import { isSameRequest } from '../../chain/chain-edit.ts';
import { readCookies, readSetCookies } from '../../http/cookies/set-cookie.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { serverRedirects } from '../kit/redirects/server-redirects.ts';
import { listText, urlText } from '../kit/texts/url-text.ts';

/** A URL that redirects to itself until the client returns a cookie. */
export const waitsForCookie: Rule = {
  id: 'waits-for-cookie',
  title: msg`A URL redirects to itself until the request includes a cookie`,
  severity: 'info',
  needs: ['set-cookie'],
  reference: {
    text: 'RFC 9110 §15.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  },
  find: ({ chain }) => {
    if (isEndless(chain)) return [];
    return serverRedirects(chain).flatMap(({ index, from, status, to, next }) => {
      if (!next || from.method !== next.method || !isSameRequest(from.url, to)) return [];
      const names = returnedCookies(from, next);
      if (names.length === 0) return [];
      const url = urlText(from.url);
      return [
        {
          hop: index,
          text:
            names.length > 1
              ? t`${status} redirects ${url} to itself until the Cookie header includes the cookies
                ${listText(names)}`
              : t`${status} redirects ${url} to itself until the Cookie header includes the cookie
                ${listText(names)}`,
          explanation: t`Every new visitor needs an extra round trip. Clients that don’t store
            cookies, such as crawlers and many tools, are caught in a loop.`,
          remedy: t`Respond with the content immediately and set the cookie in that response, or
            use a URL parameter to limit the redirect to once.`,
        },
      ];
    });
  },
};

/** The cookies that a response set and that the next request sent, or may have sent if its headers are unknown. */
function returnedCookies({ response, endedAt = 0 }: Hop, { requestHeaders }: Hop): string[] {
  const set = readSetCookies(response?.headers ?? [], endedAt).map(({ name }) => name);
  if (!requestHeaders) return set;
  const sent = new Set(readCookies(requestHeaders).map(({ name }) => name));
  return [...new Set(set)].filter((name) => sent.has(name));
}
