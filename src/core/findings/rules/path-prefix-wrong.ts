import type { RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, parseUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { respellsAddress } from '../kit/addresses/address-move.ts';
import { type WrongPrefix, wrongPrefixOf } from '../kit/addresses/lost-prefix.ts';
import { hasUrlInPath, relativeFaultOf, unsetPartOf } from '../kit/addresses/miscomposed.ts';
import { isErrorReport } from '../kit/pages/page-kinds.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/**
 * A Location that lost or doubled the prefix under which a proxy serves an application, so that nothing is found there.
 */
export const pathPrefixWrong: Rule = {
  id: 'path-prefix-wrong',
  title: msg`A redirect likely lost or doubled a path prefix`,
  severity: 'warning',
  needs: ['refusal'],
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { fromUrl, toUrl } = redirect;
      if (!isMissingAfterAll(chain, redirect) || fromUrl.hostname !== toUrl.hostname) return [];
      // Other rules report these.
      if (unsetPartOf(redirect) !== undefined || hasUrlInPath(redirect)) return [];
      if (relativeFaultOf(redirect) !== undefined) return [];
      const wrong = wrongPrefixOf(chain, redirect);
      return wrong ? [toFound(redirect, wrong)] : [];
    }),
};

/**
 * Missing immediately, after a redirect to another spelling of the address, or through an error page that replaces all
 * missing ones.
 */
function isMissingAfterAll({ hops }: RedirectChain, { index, to }: ServerRedirect): boolean {
  const host = hostOf(to);
  for (const { url, response } of hops.slice(index + 1)) {
    const page = parseUrl(url);
    const isSame = url === to || respellsAddress(to, url);
    const isStandIn = page !== undefined && page.hostname === host && isErrorReport(page);
    if (!isSame && !isStandIn) return false;
    if (response?.status === 404) return true;
  }
  return false;
}

function toFound(redirect: ServerRedirect, wrong: WrongPrefix): Found {
  if (wrong.fault === 'added') return toAddedFound(redirect, wrong);
  const { index, from, to } = redirect;
  return {
    hop: index,
    text: factText(urlText(to, from.url), wrong),
    explanation: t`If a proxy serves an application under ${wrong.prefix}, exactly one of them must add the prefix to
      redirects. If neither does, the prefix is lost; if both do, it is doubled.`,
    remedy: t`If so, configure the prefix in one place: tell the application its base path (X-Forwarded-Prefix,
      root path, context path), or have the proxy rewrite the Location (proxy_redirect in nginx,
      ProxyPassReverse in Apache).`,
  };
}

function toAddedFound({ index, from, to }: ServerRedirect, wrong: WrongPrefix): Found {
  const { prefix } = wrong;
  return {
    hop: index,
    text: factText(urlText(to, from.url), wrong),
    explanation: t`If a proxy or CDN adds ${prefix} to the paths that it requests (in CloudFront, the origin path),
      the server behind it repeats that prefix in its redirects.`,
    remedy: t`If so, have the proxy rewrite the Location (proxy_redirect in nginx, ProxyPassReverse in Apache), or
      add the slash before the request reaches that server (in CloudFront, by a function).`,
  };
}

function factText(target: string, { prefix, fault }: WrongPrefix): string {
  switch (fault) {
    case 'doubled':
      return t`${target} likely has the prefix ${prefix} twice and doesn’t exist (404)`;
    case 'added':
      return t`The redirect adds ${prefix} before the requested path, and ${target} doesn’t exist (404)`;
    case 'lost':
      return t`${target} likely lacks the prefix ${prefix} and doesn’t exist (404)`;
    case 'maybe-longer':
      return t`${target} may lack the prefix ${prefix}, or a longer one, and doesn’t exist (404)`;
    case 'maybe':
      return t`${target} may lack the prefix ${prefix} and doesn’t exist (404)`;
  }
}
