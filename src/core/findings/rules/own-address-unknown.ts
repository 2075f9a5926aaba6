import { type Hop, isDocument, type RedirectChain } from '../../chain/chain.ts';
import { errorWord, isUnexplained } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import { originOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { isSamePath } from '../kit/addresses/address-move.ts';
import {
  addressRemedy,
  isMisaddressed,
  isMixedContent,
  isNotTls,
  isUntold,
  type Mistake,
  mistakeOf,
} from '../kit/addresses/public-address.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A server's redirect to its own host over HTTP instead of HTTPS, or to a port at which nothing responds. */
export const ownAddressUnknown: Rule = {
  id: 'own-address-unknown',
  title: msg`A server likely doesn’t know its public address`,
  severity: 'error',
  reference: { text: 'RFC 7239 §4', url: 'https://www.rfc-editor.org/rfc/rfc7239#section-4' },
  find: ({ chain }) => {
    if (isEndless(chain)) return [];
    const redirects = serverRedirects(chain);
    const redirect = redirects.find((each) => mistakeOf(chain, each) !== undefined);
    const mistake = redirect && mistakeOf(chain, redirect);
    return redirect && mistake ? [toFound(chain, redirect, mistake)] : [];
  },
};

function toFound(chain: RedirectChain, redirect: ServerRedirect, mistake: Mistake): Found {
  const { index, from, next, fromUrl, toUrl } = redirect;
  return {
    hop: index,
    severity:
      next === undefined || isMisaddressed(next) || isMixedContent(chain, redirect)
        ? 'error'
        : 'warning',
    text: headlineOf(redirect, mistake),
    explanation: `${causeText(mistake)} ${endText(chain, redirect, mistake)}`,
    remedy: `${addressRemedy(from, mistake)}${slashText(fromUrl, toUrl)}`,
  };
}

function headlineOf({ from, to, toUrl, status }: ServerRedirect, mistake: Mistake): string {
  if (mistake === 'kept') {
    return t`${status} redirects to HTTPS on the same port, ${toUrl.port}: ${urlText(to)}`;
  }
  if (mistake === 'secure') {
    return t`${status} redirects to HTTPS on port ${toUrl.port || '443'}, which failed: ${urlText(to)}`;
  }
  return mistake !== 'port'
    ? t`${status} redirects from HTTPS to plain HTTP on the same host: ${urlText(to)}`
    : t`${status} redirects from ${originOf(from.url) ?? ''} to another port: ${urlText(to)}`;
}

function causeText(mistake: Mistake): string {
  if (mistake === 'kept') return t`This port just responded over plain HTTP.`;
  if (mistake === 'secure') {
    return t`This happens if a server behind a proxy or port mapping puts its own HTTPS port into the Location, or
      if nothing serves HTTPS there.`;
  }
  return mistake !== 'port'
    ? t`This happens if TLS ends at a proxy and the server behind it takes each request for HTTP.`
    : t`This happens if a server behind a proxy or port mapping puts its own port into the Location,
      or leaves the public one out.`;
}

function endText(chain: RedirectChain, redirect: ServerRedirect, mistake: Mistake): string {
  const { next } = redirect;
  if (!next) {
    return isDocument(chain.type)
      ? t`The redirect was not followed.`
      : t`The redirect was not followed: HTTPS pages can’t load plain HTTP.`;
  }
  if (isMixedContent(chain, redirect)) {
    return t`The request then failed: HTTPS pages can’t load plain HTTP.`;
  }
  return isUntold(next) ? t`The request then got no response.` : outcomeText(next, mistake);
}

function outcomeText(next: Hop, mistake: Mistake): string {
  const { response, error } = next;
  if (error !== undefined && !response) {
    return isUnexplained(error)
      ? t`The request then failed, and the browser gave no reason.`
      : [
          t`The request then failed: ${errorWord(error)}.`,
          ...((mistake === 'port' || mistake === 'secure') && isNotTls(next)
            ? [t`The port likely expects plain HTTP.`]
            : []),
        ].join(' ');
  }
  const status = response?.status ?? '';
  if (isMisaddressed(next)) return t`The request was then rejected with ${status}.`;
  return mistake === 'port'
    ? t`The request then returned ${status}. Another server may use that port.`
    : t`From there on, anyone on the network path can read and change requests and responses.`;
}

/** Clients that request the right URL directly need no redirect. */
function slashText(from: URL, to: URL): string {
  if (from.pathname === to.pathname || !isSamePath(from, to)) return '';
  return ` ${t`Until then, callers can request the path ${urlText(to.pathname)} directly.`}`;
}
