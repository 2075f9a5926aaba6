import type { RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, parseUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { respellsAddress } from '../kit/addresses/address-move.ts';
import { type WrongPrefix, wrongPrefixOf } from '../kit/addresses/lost-prefix.ts';
import { hasUrlInPath, unsetPartOf } from '../kit/addresses/miscomposed.ts';
import { isErrorReport } from '../kit/pages/page-kinds.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A Location that has lost or doubled the prefix under which a proxy offers an application, so that nothing is there. */
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
      // Another rule tells of these.
      if (unsetPartOf(redirect) !== undefined || hasUrlInPath(redirect)) return [];
      const wrong = wrongPrefixOf(chain, redirect);
      return wrong ? [toFound(redirect, wrong)] : [];
    }),
};

/** At once, after another spelling of the same address, or as the page that stands for all that are missing. */
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

function toFound({ index, from, to }: ServerRedirect, wrong: WrongPrefix): Found {
  return {
    hop: index,
    text: factText(urlText(to, from.url), wrong),
    explanation: t`If a proxy serves an application under ${wrong.prefix}, either both or neither of them add the
      prefix to redirects. Otherwise, the redirect points to a missing page.`,
    remedy: t`If so, configure the prefix in one place: tell the application its base path (X-Forwarded-Prefix,
      root path, context path), or have the proxy rewrite the Location (proxy_redirect in nginx,
      ProxyPassReverse in Apache).`,
  };
}

function factText(target: string, { prefix, fault }: WrongPrefix): string {
  switch (fault) {
    case 'doubled':
      return t`${target} likely has the prefix ${prefix} twice and doesn’t exist (404)`;
    case 'lost':
      return t`${target} likely lacks the prefix ${prefix} and doesn’t exist (404)`;
    case 'maybe-longer':
      return t`${target} may lack the prefix ${prefix}, or a longer one, and doesn’t exist (404)`;
    case 'maybe':
      return t`${target} may lack the prefix ${prefix} and doesn’t exist (404)`;
  }
}
