import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { leaksInnerName } from '../kit/inner-leak.ts';
import { type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';
import { urlText } from '../kit/url-text.ts';

/** A redirect to a name that only the network behind a server knows. */
export const innerHostName: Rule = {
  id: 'inner-host-name',
  title: msg`A redirect goes to a host name that only an internal network knows`,
  severity: 'error',
  reference: { text: 'RFC 6762 §3', url: 'https://www.rfc-editor.org/rfc/rfc6762#section-3' },
  find: ({ chain }) =>
    serverRedirects(chain)
      .filter((redirect) => leaksInnerName(chain, redirect))
      .map(toFound),
};

function toFound({ index, status, from, to, toUrl, next }: ServerRedirect): Found {
  const isAnswered = next?.response !== undefined;
  return {
    hop: index,
    severity: isAnswered ? 'warning' : 'error',
    text: t`${status} redirects from ${hostOf(from.url)} to the internal name ${toUrl.hostname}`,
    explanation: isAnswered
      ? t`A server behind a proxy likely put its own name into the Location. It was reachable from
        here, but not from everywhere: ${urlText(to)}`
      : t`A server behind a proxy likely put its own name into the Location. Outside of its network,
        nobody can request ${urlText(to)}.`,
    remedy: t`Have the proxy send the original Host or X-Forwarded-Host, and have the server trust it.
      Alternatively, send a Location without scheme and host, or have the proxy rewrite it
      (proxy_redirect in nginx, ProxyPassReverse in Apache).`,
  };
}
