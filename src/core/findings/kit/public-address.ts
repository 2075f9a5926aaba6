/** Redirects that show that a server does not know by which address it is asked: likely it stands behind a proxy. */
import { type Hop, headerValue, isDocument, type RedirectChain } from '../../chain/chain.ts';
import { isAborted, isRedirectLimit, isUnexplained } from '../../chain/network-error.ts';
import { t } from '../../text/i18n.ts';
import { isTrustworthy } from '../../url/origin.ts';
import { isSamePath } from './address-move.ts';
import { isUnfollowed, isUpgraded, type ServerRedirect } from './server-redirects.ts';

/** What of its own address a server has wrong. */
export type Mistake = 'scheme' | 'port' | 'both';

/** Network errors that mean that nobody answers at an address, or not by this scheme. */
const UNREACHABLE =
  /REFUSED|NOT_CONNECT|TO_CONNECT|TIMED_OUT|NET_TIMEOUT|UNREACHABLE|CONNECTION_RESET|NET_RESET|EMPTY_RESPONSE|NET_INTERRUPT|UNSAFE_PORT|PORT_ACCESS|SSL|SEC_ERROR|CERT/;

/** Network errors of TLS, a certificate's among them. */
const TLS = /SSL|SEC_ERROR|CERT/i;

/** Answers by which servers refuse a request that came to the wrong port or by the wrong scheme. */
const MISDIRECTED: ReadonlySet<number> = new Set([400, 421, 426, 497, 502, 503, 504]);

/**
 * Says what a server that redirects to its own host has wrong; undefined where nothing is. From https to http it is the
 * scheme; to another port only where that did not work.
 */
export function mistakeOf(chain: RedirectChain, redirect: ServerRedirect): Mistake | undefined {
  const { fromUrl, toUrl, next } = redirect;
  if (fromUrl.hostname !== toUrl.hostname || isUpgraded(redirect)) return undefined;
  if (fromUrl.protocol === 'https:' && toUrl.protocol === 'http:') {
    // To this very machine http is not a risk, and two ports of it are two servers.
    if (isTrustworthy(toUrl.href) && !(next && hasFailed(next))) return undefined;
    const wrong = toUrl.port === '' || toUrl.port === fromUrl.port ? 'scheme' : 'both';
    if (next === undefined) return isUnfollowed(chain, redirect) ? wrong : undefined;
    // What answers on a port of its own is likely another server.
    return wrong === 'scheme' || isAstray(chain, redirect) ? wrong : undefined;
  }
  // A port for each scheme is what a server has that offers both.
  if (fromUrl.protocol !== toUrl.protocol || fromUrl.port === toUrl.port) return undefined;
  return isAstray(chain, redirect) || isElsewhere(redirect) ? 'port' : undefined;
}

/** Returns whether a request failed as at a wrong port: where TLS fails or a gateway answers, a server is there. */
function isAstray(chain: RedirectChain, redirect: ServerRedirect): boolean {
  const { next } = redirect;
  if (!next) return false;
  if (isMixedContent(chain, redirect) || isUntold(next)) return true;
  const isServed = (next.response?.status ?? 0) >= 500;
  return hasFailed(next) && !isServed && !(next.error && TLS.test(next.error));
}

/** Whoever adds a slash has the path, and another port that does not is likely another server's. */
function isElsewhere({ fromUrl, toUrl, next }: ServerRedirect): boolean {
  const isSlashed = fromUrl.pathname !== toUrl.pathname && isSamePath(fromUrl, toUrl);
  return next?.response?.status === 404 && isSlashed;
}

/** Returns whether a request got neither an answer nor an error, as in files whose tools write none. */
export function isUntold({ response, error, endedAt }: Hop): boolean {
  return response === undefined && error === undefined && endedAt !== undefined;
}

/** Returns whether a page on https asked for what is on plain http: browsers don't send that (Mixed Content §4.4). */
export function isMixedContent(
  { type, initiator }: RedirectChain,
  { toUrl, next }: ServerRedirect,
): boolean {
  const isBlockable = !isDocument(type) && !/^(image|media)/.test(type);
  const isPlain = toUrl.protocol === 'http:' && !isTrustworthy(toUrl.href);
  const isUnsent = !next?.response && isUnexplained(next?.error ?? '');
  return isBlockable && isPlain && isUnsent && /^https:/i.test(initiator ?? '');
}

/** Returns whether nothing followed from a request, because of the address that it went to. */
export function hasFailed({ error, response }: Hop): boolean {
  if (error !== undefined && (isAborted(error) || isRedirectLimit(error))) return false;
  if (response) return MISDIRECTED.has(response.status);
  return error !== undefined && UNREACHABLE.test(error.toUpperCase().replaceAll(' ', '_'));
}

/** Says how a server learns its public address, in the words of the one that answered, where it names itself. */
export function addressRemedy({ response }: Hop, mistake: Mistake): string {
  const server = headerValue(response?.headers, 'server') ?? '';
  return `${forwardedRemedy(mistake)} ${serverRemedy(server, mistake)}`;
}

/** Says what a proxy must tell a server, and the server believe. */
export function forwardedRemedy(mistake: Mistake): string {
  if (mistake === 'scheme') {
    return t`Have the proxy send X-Forwarded-Proto, and have the server trust it.`;
  }
  return mistake === 'both'
    ? t`Have the proxy send X-Forwarded-Proto, X-Forwarded-Host and X-Forwarded-Port, and have the
      server trust them.`
    : t`Have the proxy send X-Forwarded-Host and X-Forwarded-Port, and have the server trust them.`;
}

function serverRemedy(server: string, mistake: Mistake): string {
  if (/nginx|openresty/i.test(server)) {
    return mistake === 'scheme'
      ? t`For nginx’s own redirects, set “absolute_redirect off”.`
      : t`For nginx’s own redirects, set “absolute_redirect off” or “port_in_redirect off”.`;
  }
  if (/apache/i.test(server)) {
    return t`In Apache, set ServerName to the public scheme, host and port, with “UseCanonicalName
      On”.`;
  }
  return t`Alternatively, send a Location without scheme and host, or have the proxy rewrite it
    (proxy_redirect in nginx, ProxyPassReverse in Apache).`;
}
