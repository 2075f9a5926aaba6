/** Where a page's policy allows its forms to be sent, including redirects (CSP3 §6.4.1, §6.7.2). */
import { type Hop, headerValues } from '../../../chain/chain.ts';
import { parseUrl } from '../../../url/origin.ts';

/** `https://*.example.com:8443/path`, parts of which may be missing. */
const HOST_SOURCE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+)(?::(\d+|\*))?(?:\/.*)?$/i;

/**
 * Finds a page's form-action that doesn't allow a URL, as its text; undefined if all allow it, or if that is unknown.
 */
export function forbiddingFormAction(page: Hop, target: string): string | undefined {
  const [own, url] = [parseUrl(page.url), parseUrl(target)];
  if (!own || !url) return undefined;
  return headerValues(page.response?.headers, 'content-security-policy')
    .flatMap((value) => value.split(','))
    .map(formActionOf)
    .find((directive) => {
      const sources = directive?.split(/\s+/).slice(1);
      return sources?.every((source) => !allows(source, own, url));
    });
}

/** A policy's first form-action counts. */
function formActionOf(policy: string): string | undefined {
  const directives = policy.split(';').map((directive) => directive.trim());
  return directives.find((directive) => /^form-action(\s|$)/i.test(directive));
}

/** An unknown source is assumed to allow everything. */
function allows(source: string, own: URL, url: URL): boolean {
  if (/^'none'$/i.test(source)) return false;
  if (/^'self'$/i.test(source)) {
    return url.hostname === own.hostname && isAsSecure(own.protocol, url) && isPort(own.port, url);
  }
  if (source === '*') return /^https?:$/.test(url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isAsSecure(source.toLowerCase(), url);
  const [, scheme, host, port = ''] = HOST_SOURCE.exec(source) ?? [];
  if (host === undefined) return true;
  const protocol = scheme === undefined ? own.protocol : `${scheme.toLowerCase()}:`;
  return isHost(host.toLowerCase(), url) && isAsSecure(protocol, url) && isPort(port, url);
}

function isHost(host: string, { hostname }: URL): boolean {
  if (host === '*') return true;
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

/** A source that allows http also allows https. */
function isAsSecure(protocol: string, url: URL): boolean {
  return url.protocol === protocol || (protocol === 'http:' && url.protocol === 'https:');
}

/** Without a port, the scheme's default applies, and 80 also allows 443. */
function isPort(port: string, url: URL): boolean {
  return port === '*' || port === url.port || (port === '80' && url.port === '');
}
