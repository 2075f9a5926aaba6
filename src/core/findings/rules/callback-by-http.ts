import { lastHop } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { isTrustworthy, isUrl } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { forwardedRemedy } from '../kit/public-address.ts';
import { type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';
import { urlText } from '../kit/url-text.ts';

/** Parameters that tell a sign-in or a payment where to come back to. */
const RETURNS = [
  'redirect_uri',
  'redirect_url',
  'post_logout_redirect_uri',
  'callback',
  'callback_url',
  'return_to',
  'returnto',
  'return_url',
  'returnurl',
  'wreply',
  'service',
  'openid.return_to',
];

/** A server that was asked by https and tells another to come back to it by http. */
export const callbackByHttp: Rule = {
  id: 'callback-by-http',
  title: msg`A server asked over HTTPS names its own address with HTTP`,
  severity: 'error',
  reference: { text: 'RFC 7239 §5.4', url: 'https://www.rfc-editor.org/rfc/rfc7239#section-5.4' },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const [name, url] = callbackOf(redirect) ?? [];
      if (name === undefined || url === undefined) return [];
      const { index, toUrl, next } = redirect;
      const end = next === lastHop(chain) ? next.response?.status : undefined;
      const isRefused = end !== undefined && end >= 400 && end < 500;
      return [
        {
          hop: index,
          severity: isRefused ? 'error' : 'warning',
          text: t`“${name}” is ${urlText(url)}, although the request came over HTTPS`,
          explanation: isRefused
            ? t`This happens if TLS ends at a proxy and the server behind it takes each request for
              HTTP. ${toUrl.hostname} returned ${end}, likely because only the HTTPS address is
              registered there.`
            : t`This happens if TLS ends at a proxy and the server behind it takes each request for
              HTTP. The response would come back over plain HTTP.`,
          remedy: `${forwardedRemedy('scheme')} ${t`Alternatively, set the application’s public URL.`}`,
        },
      ];
    }),
};

function callbackOf({ from, fromUrl, toUrl }: ServerRedirect): [string, string] | undefined {
  if (fromUrl.protocol !== 'https:' || fromUrl.hostname === toUrl.hostname) return undefined;
  for (const [name, value] of toUrl.searchParams) {
    if (!RETURNS.includes(name.toLowerCase()) || !/^http:/i.test(value)) continue;
    if (!isUrl(value) || isTrustworthy(value)) continue;
    // What the request itself asked for is not the server's idea of itself.
    if (new URL(value).hostname === fromUrl.hostname && !holds(from.url, value)) {
      return [name, value];
    }
  }
  return undefined;
}

function holds(url: string, value: string): boolean {
  return url.includes(encodeURIComponent(value)) || url.includes(value);
}
