import {
  type Hop,
  headerValue,
  headerValues,
  isDocument,
  lastHop,
  type RedirectChain,
} from '../../chain/chain.ts';
import { parseReferrerPolicy } from '../../http/referrer-policy.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import { hostOf, parseUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import { secretNames } from '../kit/secrets/secret-params.ts';
import { listText } from '../kit/texts/url-text.ts';

const REMEDY = msg`After reading the secret, redirect to a URL without it. Set Referrer-Policy to
  strict-origin-when-cross-origin or stricter.`;

/** A secret in a URL that other sites receive as the Referer, or will. */
export const secretInReferer: Rule = {
  id: 'secret-in-referer',
  title: msg`A secret can leak to other sites in the Referer`,
  severity: 'warning',
  reference: { text: 'RFC 9700 §4.2', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.2' },
  find: ({ chain }) => toldOnTheWay(chain) ?? toldByPage(chain) ?? [],
};

/** A request that sent it to another site was observed. */
function toldOnTheWay({ hops }: RedirectChain): Found[] | undefined {
  const hop = hops.findIndex((each) => toldSecrets(each) !== '');
  const told = hops[hop];
  if (!told) return undefined;
  const from = hostOf(refererOf(told));
  return [
    {
      hop,
      text: t`The Referer sent ${toldSecrets(told)} from a URL on ${from} to ${hostOf(told.url)}`,
      explanation: t`The request came from a page on ${from} whose URL contains the secret and
        whose Referrer-Policy sends the full URL to other sites.`,
      remedy: translate(REMEDY),
    },
  ];
}

/** By default, other sites receive only the origin; a page may choose otherwise. */
function toldByPage(chain: RedirectChain): Found[] | undefined {
  if (!isDocument(chain.type)) return undefined;
  const { url, response } = lastHop(chain);
  const policy = parseReferrerPolicy(headerValues(response?.headers, 'referrer-policy'));
  const names = secretsIn(url);
  const isLoose = policy === 'unsafe-url' || policy === 'no-referrer-when-downgrade';
  if (!isLoose || names === '') return undefined;
  return [
    {
      hop: chain.hops.length - 1,
      text: t`Referrer-Policy ${policy} allows this page’s ${names} to leak to other sites`,
      explanation: t`The secret is in this page’s URL, which is sent as the Referer with every
        link followed and resource loaded. Firefox may withhold the URL; other browsers send it.`,
      remedy: translate(REMEDY),
    },
  ];
}

function toldSecrets(hop: Hop): string {
  const names = secretsIn(refererOf(hop));
  const isForeign = names !== '' && !isSameSite(hostOf(refererOf(hop)), hostOf(hop.url));
  return isForeign ? names : '';
}

function refererOf({ requestHeaders }: Hop): string {
  return headerValue(requestHeaders, 'referer') ?? '';
}

/** Here, an OAuth code counts as well: anyone who gets it first can try to use it (RFC 9700 §4.2). */
function secretsIn(url: string): string {
  const parsed = url.includes('?') ? parseUrl(url) : undefined;
  if (!parsed) return '';
  const { search, searchParams } = parsed;
  const code = searchParams.has('code') && searchParams.has('state') ? ['code'] : [];
  return listText([...secretNames(search), ...code]);
}
