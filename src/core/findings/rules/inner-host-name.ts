import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { unsetPartOf } from '../kit/addresses/miscomposed.ts';
import { type PlatformName, platformNameOf } from '../kit/addresses/platform-name.ts';
import { isUnknownName, leaksInnerName } from '../kit/hosts/inner-leak.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A redirect to a name that the server has behind a proxy: an internal name, or a hosting platform's. */
export const innerHostName: Rule = {
  id: 'inner-host-name',
  title: msg`A redirect likely contains the name of a server behind a proxy`,
  severity: 'error',
  reference: { text: 'RFC 7239 §5.3', url: 'https://www.rfc-editor.org/rfc/rfc7239#section-5.3' },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      // Another rule reports unset variables.
      if (unsetPartOf(redirect) !== undefined) return [];
      if (leaksInnerName(chain, redirect)) return [toInnerFound(redirect)];
      const platform = platformNameOf(chain, redirect);
      return platform ? [toPlatformFound(redirect, platform)] : [];
    }),
};

function toInnerFound(redirect: ServerRedirect): Found {
  if (isUnknownName(redirect)) return toUnknownFound(redirect);
  const { index, status, from, to, toUrl, next } = redirect;
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
    remedy: hostRemedy(),
  };
}

function toUnknownFound({ index, status, from, toUrl }: ServerRedirect): Found {
  return {
    hop: index,
    text: t`${status} redirects from ${hostOf(from.url)} to ${toUrl.hostname}, which doesn’t resolve and isn’t in a public domain`,
    explanation: t`A server behind a proxy may have put its own name into the Location, which is known only in its
      network. Otherwise, the name is misspelled.`,
    remedy: hostRemedy(),
  };
}

function toPlatformFound(
  { index, status, from, toUrl, next }: ServerRedirect,
  kind: PlatformName,
): Found {
  const answer = next?.response?.status;
  const isRejected = answer !== undefined && answer >= 400;
  const end = isRejected ? t`This one returned ${answer}.` : '';
  return {
    hop: index,
    severity: isRejected || answer === undefined ? 'warning' : 'info',
    text: t`${status} redirects from ${hostOf(from.url)} to its hosting platform’s name ${toUrl.hostname}`,
    explanation: [
      t`A server behind a proxy or CDN likely put its own name into the Location. Visitors then leave the
        public name, and many such servers reject them.`,
      end,
    ]
      .filter((text) => text !== '')
      .join(' '),
    remedy: platformRemedy(kind, toUrl.hostname),
  };
}

function platformRemedy(kind: PlatformName, name: string): string {
  switch (kind) {
    case 'bucket':
      return t`Have the CDN request the bucket by its regional name ${name}, which needs no
          redirect.`;
    case 'static':
      return t`Have the proxy or CDN rewrite the Location, or have it correct the slash itself, so that ${name} has
        nothing to redirect.`;
    case 'application':
      return hostRemedy();
  }
}

function hostRemedy(): string {
  return t`Have the proxy send the original Host or X-Forwarded-Host, and have the server trust it.
    Alternatively, send a Location without scheme and host, or have the proxy rewrite it
    (proxy_redirect in nginx, ProxyPassReverse in Apache).`;
}
