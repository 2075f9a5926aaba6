import { type Hop, headerValue } from '../../chain/chain.ts';
import { perChain } from '../../chain/per-chain.ts';
import { readSetCookies } from '../../http/cookies/set-cookie.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isPermanent, isRetrieval, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { listText } from '../kit/texts/url-text.ts';

/**
 * A permanent redirect that sets cookies: clients that cached it don't get them again. Cookies that a later hop also
 * sets, as load balancers do on every response, aren't missed.
 */
export const permanentSetsCookie: Rule = {
  id: 'permanent-sets-cookie',
  title: msg`A permanent redirect sets a cookie`,
  severity: 'info',
  needs: ['set-cookie'],
  reference: {
    text: 'RFC 9110 §15.4.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap(({ index, from, status }) => {
      const headers = from.response?.headers ?? [];
      if (!isPermanent(status) || !isRetrieval(from.method) || isNeverKept(headers)) return [];
      const names = [
        ...new Set(cookiesOf(from).filter((name) => (lastSetters(chain).get(name) ?? 0) <= index)),
      ];
      if (names.length === 0) return [];
      return [
        {
          hop: index,
          text:
            names.length > 1
              ? t`Once cached, this ${status} no longer sets the cookies ${listText(names)}`
              : t`Once cached, this ${status} no longer sets the cookie ${listText(names)}`,
          explanation: t`Browsers may cache a ${status} and go directly to its target, so later
            visits set no cookies.`,
          remedy: t`Set the cookie at the target, or prevent caching of the redirect with
            “Cache-Control: no-store”.`,
        },
      ];
    }),
};

/** The last hop that sets each cookie, by the cookie's name. */
const lastSetters = perChain(({ hops }) => {
  return new Map(hops.flatMap((hop, at) => cookiesOf(hop).map((name) => [name, at] as const)));
});

function cookiesOf({ response, startedAt }: Hop): string[] {
  return readSetCookies(response?.headers ?? [], startedAt).map(({ name }) => name);
}

/** RFC 9111 §5.2.2: it must not be stored, or not be used without revalidation. */
function isNeverKept(headers: Parameters<typeof headerValue>[0]): boolean {
  const control = headerValue(headers, 'cache-control') ?? '';
  return /(^|[\s,])(no-store|no-cache|max-age=0+)($|[\s,])/i.test(control);
}
