import { headerValue } from '../../chain/chain.ts';
import { withoutQuery } from '../../chain/chain-edit.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { spellingChanges } from '../kit/addresses/canonical.ts';
import { fixesOf } from '../kit/addresses/fixes.ts';
import { lostParams } from '../kit/redirects/lost-params.ts';
import {
  isPermanent,
  isRetrieval,
  leavesSite,
  type ServerRedirect,
  serverRedirects,
} from '../kit/redirects/server-redirects.ts';
import { listText, urlText } from '../kit/texts/url-text.ts';

/** Parameters of advertising campaigns. The page works without them, so only analytics misses them. */
const CAMPAIGN = /^(utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|mc_[ce]id)$/i;

/**
 * Parameters that a redirect omitted and that no later hop has. Applications redirect after they have used parameters,
 * such as a callback's code, so this finds only what looks like configuration that moves paths and omits the query, and
 * campaign parameters.
 */
export const queryLost: Rule = {
  id: 'query-lost',
  title: msg`A redirect lost query parameters`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      if (redirect.fromUrl.search === '' || isSameAddress(redirect)) return [];
      const isMisconfigured = forgetsQuery(redirect);
      if (!isMisconfigured && !mayForget(redirect)) return [];
      const isWanted = (name: string) => isMisconfigured || CAMPAIGN.test(name);
      const names = lostParams(chain.hops, redirect, isWanted);
      if (names.length === 0) return [];
      return [{ ...toFound(redirect, names), ...(!isMisconfigured && { severity: 'info' }) }];
    }),
};

/** Another spelling of the same address, or the same page permanently at another path. */
function forgetsQuery({ from, to, fromUrl, toUrl, status }: ServerRedirect): boolean {
  if (spellingChanges(withoutQuery(from.url), withoutQuery(to)).length > 0) return true;
  const isMove = isPermanent(status) || status === 307;
  return isMove && toUrl.search === '' && isSamePage(fromUrl.pathname, toUrl.pathname);
}

/** The redirect's only purpose is to remove the query. */
function isSameAddress({ from, to }: ServerRedirect): boolean {
  return withoutQuery(from.url) === withoutQuery(to);
}

/** A server that sets a cookie may have stored the parameters. */
function mayForget(redirect: ServerRedirect): boolean {
  const { from } = redirect;
  const setsCookie = headerValue(from.response?.headers, 'set-cookie') !== undefined;
  return isRetrieval(from.method) && !leavesSite(redirect) && !setsCookie;
}

function toFound(redirect: ServerRedirect, names: readonly string[]): Found {
  const { index, from, to, fromUrl, toUrl, status } = redirect;
  const hasQuery = toUrl.search !== '';
  const target = new URL(to);
  target.search = fromUrl.search;
  return {
    hop: index,
    text:
      names.length > 1
        ? t`${listText(names)} were lost in the redirect to ${urlText(to, from.url)}`
        : t`${listText(names)} was lost in the redirect to ${urlText(to, from.url)}`,
    explanation: t`A Location replaces the query, so only parameters repeated in the Location are
      kept. No later hop contains any of the lost parameters.`,
    remedy: hasQuery
      ? t`Add ${listText(names.map((name) => `“${name}”`))} to the Location.`
      : t`Include the query in the Location, in addition to the path.`,
    ...(!hasQuery && fixesOf(from, [{ status, from: from.url, to: target.href }])),
  };
}

/** The same path on another host, or the same file name in another directory. */
function isSamePage(before: string, after: string): boolean {
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return before === after || (name(before) !== '' && name(before) === name(after));
}
