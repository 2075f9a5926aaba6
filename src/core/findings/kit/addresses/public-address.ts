/** Redirects that show that a server doesn't know its public address, likely because it is behind a proxy. */
import { type Hop, headerValue, isDocument, type RedirectChain } from '../../../chain/chain.ts';
import { isAborted, isRedirectLimit, isUnexplained } from '../../../chain/network-error.ts';
import { t } from '../../../text/i18n.ts';
import { isTrustworthy } from '../../../url/origin.ts';
import { sendsPassword } from '../pages/form-fields.ts';
import { isFrontPage, isSignIn } from '../pages/page-kinds.ts';
import {
  isMissing,
  isUnfollowed,
  isUpgraded,
  type ServerRedirect,
} from '../redirects/server-redirects.ts';
import { isSamePath } from './address-move.ts';

/**
 * Which part of its own address a server gets wrong; `kept`: HTTPS on the port that serves plain HTTP; `secure`: HTTPS
 * on another port that doesn't serve it.
 */
export type Mistake = 'scheme' | 'port' | 'both' | 'kept' | 'secure';

/** Network errors that mean that nothing responds at an address, or not with this scheme; a proxy's is another's. */
const UNREACHABLE =
  /REFUSED|(?<!(?:PROXY|TUNNEL|GATEWAY)_)CONNECTION_FAILED|NOT_CONNECT|TO_CONNECT|TIMED_OUT|NET_TIMEOUT|UNREACHABLE|CONNECTION_RESET|NET_RESET|EMPTY_RESPONSE|NET_INTERRUPT|UNSAFE_PORT|PORT_ACCESS|SSL|SEC_ERROR|CERT/;

/** Network errors of TLS, a certificate's among them. */
const TLS = /SSL|SEC_ERROR|CERT/i;

/**
 * TLS errors that occur if the other side doesn't speak TLS, such as plain HTTP, also in OpenSSL's words, which other
 * tools report.
 */
const NOT_TLS = /SSL[_ ]PROTOCOL|RX_RECORD_TOO_LONG|WRONG[_ ]VERSION[_ ]NUMBER/i;

/** Responses with which servers reject a request to the wrong port or with the wrong scheme. */
const MISDIRECTED: ReadonlySet<number> = new Set([400, 421, 426, 497, 502, 503, 504]);

/**
 * Returns what a server that redirects to its own host gets wrong; undefined if nothing. From HTTPS to HTTP it is the
 * scheme; for another port, only if the request to it failed.
 */
export function mistakeOf(chain: RedirectChain, redirect: ServerRedirect): Mistake | undefined {
  const { fromUrl, toUrl, next } = redirect;
  if (fromUrl.hostname !== toUrl.hostname || isUpgraded(redirect)) return undefined;
  if (fromUrl.protocol === 'https:' && toUrl.protocol === 'http:') {
    // HTTP to this machine is not a risk, and two of its ports are two servers.
    if (isTrustworthy(toUrl.href) && !(next && isMisaddressed(next))) return undefined;
    const wrong = toUrl.port === '' || toUrl.port === fromUrl.port ? 'scheme' : 'both';
    if (next === undefined) return isUnfollowed(chain, redirect) ? wrong : undefined;
    // Anything that responds on a port of its own is likely another server.
    return wrong === 'scheme' || isAstray(chain, redirect) ? wrong : undefined;
  }
  if (fromUrl.protocol === 'http:' && toUrl.protocol === 'https:') {
    if (toUrl.port === (fromUrl.port || '80')) return next && isNotTls(next) ? 'kept' : undefined;
    // Of the ordinary ports, HTTPS may just not be offered.
    const isOrdinary = fromUrl.port === '' && toUrl.port === '';
    const isDead = next?.error !== undefined && !next.response && isAstray(chain, redirect);
    return isDead && !isOrdinary && isSamePath(fromUrl, toUrl) ? 'secure' : undefined;
  }
  // A server that offers both schemes has a port for each.
  if (fromUrl.protocol !== toUrl.protocol || fromUrl.port === toUrl.port) return undefined;
  return isAstray(chain, redirect) || isElsewhere(redirect) ? 'port' : undefined;
}

/**
 * Returns whether a request failed as at a wrong port; a certificate error or a gateway's response shows that a server
 * is there.
 */
function isAstray(chain: RedirectChain, redirect: ServerRedirect): boolean {
  const { next } = redirect;
  if (!next) return false;
  if (isMixedContent(chain, redirect) || isUntold(next)) return true;
  const isServed = (next.response?.status ?? 0) >= 500;
  const isTls = next.error !== undefined && TLS.test(next.error) && !isNotTls(next);
  return isMisaddressed(next) && !isServed && !isTls;
}

/** Returns whether a request by HTTPS likely met a port that serves something else. */
export function isNotTls({ error, response }: Hop): boolean {
  return response === undefined && error !== undefined && NOT_TLS.test(error);
}

/**
 * A server that adds a slash has the path, one that signs someone in has the page that follows, and a front page leads
 * to its own application's sign-in. If the target's port doesn't have it, that port is likely another server's.
 */
function isElsewhere(redirect: ServerRedirect): boolean {
  const { from, fromUrl, toUrl } = redirect;
  const isSlashed = fromUrl.pathname !== toUrl.pathname && isSamePath(fromUrl, toUrl);
  const isEntry = isFrontPage(fromUrl) && isSignIn(toUrl);
  const isPortLost = toUrl.port === '' && (sendsPassword(from) || isEntry);
  return isMissing(redirect) && (isSlashed || isPortLost);
}

/** Returns whether a request got neither a response nor an error, as in files of tools that write none. */
export function isUntold({ response, error, endedAt }: Hop): boolean {
  return response === undefined && error === undefined && endedAt !== undefined;
}

/** Returns whether an HTTPS page requested a plain HTTP URL, which browsers block (Mixed Content §4.4). */
export function isMixedContent(
  { type, initiator }: RedirectChain,
  { toUrl, next }: ServerRedirect,
): boolean {
  const isBlockable = !isDocument(type) && !/^(image|media)/.test(type);
  const isPlain = toUrl.protocol === 'http:' && !isTrustworthy(toUrl.href);
  const isUnsent = !next?.response && isUnexplained(next?.error ?? '');
  return isBlockable && isPlain && isUnsent && /^https:/i.test(initiator ?? '');
}

/** Returns whether a request failed because of its address. */
export function isMisaddressed({ error, response }: Hop): boolean {
  if (error !== undefined && (isAborted(error) || isRedirectLimit(error))) return false;
  if (response) return MISDIRECTED.has(response.status);
  return error !== undefined && UNREACHABLE.test(error.toUpperCase().replaceAll(' ', '_'));
}

/** Says how a server learns its public address, specifically for the one that responded if it names itself. */
export function addressRemedy({ response }: Hop, mistake: Mistake): string {
  if (mistake === 'kept') {
    return t`Use the port that serves HTTPS in the Location, or no port if it is 443. A rule that replaces
      only the scheme keeps the port.`;
  }
  const server = headerValue(response?.headers, 'server') ?? '';
  if (mistake === 'secure') {
    return t`Use the public port of HTTPS in the Location, or no port if it is 443. If there is none, serve HTTPS or
      remove the redirect. In Tomcat, the port is the Connector’s redirectPort.`;
  }
  return `${forwardedRemedy(mistake)} ${serverRemedy(server, mistake)}`;
}

/** Explains what a proxy must send to a server, and the server must trust. */
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
  // Tomcat's own name is older than its independence from Apache's HTTP server.
  if (/coyote|tomcat/i.test(server)) {
    return t`In Tomcat, add a RemoteIpValve, or set scheme, proxyName and proxyPort of the Connector.`;
  }
  if (/^apache\b/i.test(server)) {
    return t`In Apache, set ServerName to the public scheme, host and port, with “UseCanonicalName
      On”.`;
  }
  return t`Alternatively, send a Location without scheme and host, or have the proxy rewrite it
    (proxy_redirect in nginx, ProxyPassReverse in Apache).`;
}
