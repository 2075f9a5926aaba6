import type { Hop, RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, isUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import { hasHostInPath, hasPathInHost } from '../kit/addresses/host-in-path.ts';
import {
  leavesSite,
  type ServerRedirect,
  serverRedirects,
} from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/**
 * Parameters that contain a link's signature; `usg`, `h` and `sdata` are those of search engines, networks and mail
 * filters.
 */
const SIGNATURE = /^(sig|signature|hmac|mac|hash|h|usg|sdata)$/i;

/** 96 bits in Base64. In characters. */
const SHORTEST_SIGNATURE = 16;

/** A document's redirect to another site whose address is in a parameter of the request. */
export const openRedirectSuspect: Rule = {
  id: 'open-redirect-suspect',
  title: msg`A redirect target may come from the request’s URL`,
  severity: 'warning',
  reference: { text: 'RFC 9700 §4.11', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.11' },
  find: ({ chain }) => {
    // Tracking pixels and cookie syncing redirect by parameter as well, but there is no one to
    // deceive.
    if (chain.type !== 'main_frame') return [];
    return serverRedirects(chain)
      .filter((redirect) => leavesSite(redirect) && !isReturn(chain, redirect))
      .filter((redirect) => !isTicket(redirect))
      .flatMap((redirect) => {
        const { index, from, fromUrl, to } = redirect;
        if (hasHostInPath(redirect)) return [toPathFound(redirect)];
        if (hasPathInHost(redirect)) return [toAppendedFound(redirect)];
        const name = parameterOf(from, fromUrl.searchParams, hostOf(to));
        if (name === undefined) return [];
        const server = hostOf(from.url);
        return [
          {
            hop: index,
            text: t`Suspected open redirect: the parameter “${name}” contains ${hostOf(to)}`,
            explanation: t`If ${server} redirects to any URL in “${name}”, anyone can create a
              link to ${server} that ends on their own site. If the server checks the target
              against an allowlist, this is safe. One chain can’t show which is the case; try
              another host to find out.`,
            remedy: t`Accept only paths on your own site or targets from an allowlist. Ask the
              visitor before redirecting anywhere else.`,
          },
        ];
      });
  },
};

function toPathFound({ index, from, to }: ServerRedirect): Found {
  const [server, host] = [hostOf(from.url), hostOf(to)];
  return {
    hop: index,
    text: t`Suspected open redirect: the path contains ${host}, and the redirect goes there`,
    explanation: t`A Location that begins with two slashes names a host. If ${server} copies the path of
      a request into the Location, anyone can create a link to ${server} that ends on their own site.`,
    remedy: t`Reduce leading slashes and backslashes, and tabs and line breaks between them, to one slash before a path
      becomes a Location.`,
  };
}

/** As with Apache’s `Redirect / https://host`, which needs a slash at the end. */
function toAppendedFound({ index, to }: ServerRedirect): Found {
  return {
    hop: index,
    text: t`The Location likely lacks a slash between host and path: ${urlText(to)}`,
    explanation: t`The server likely appended the path to the host, so that it became part of the name.
      Anyone who registers such a name receives the visitors.`,
    remedy: t`End the redirect’s target with a slash (in Apache, “Redirect / https://host/”).`,
  };
}

/** Back to a site that the visitor came from, as in sign-ins. */
function isReturn({ initiator, hops }: RedirectChain, { index, to }: ServerRedirect): boolean {
  const came = hops.slice(0, index).map(({ url }) => hostOf(url));
  if (initiator !== undefined) came.push(hostOf(initiator));
  return came.some((host) => isSameSite(host, hostOf(to)));
}

/** CAS sends a ticket to the requesting service, which was registered (CAS Protocol 3.0 §2.1.1, §2.2.4). */
function isTicket({ fromUrl, toUrl }: ServerRedirect): boolean {
  return fromUrl.searchParams.has('service') && toUrl.searchParams.has('ticket');
}

/** Names the query parameter or form field that contains a URL of the host. */
function parameterOf({ url, body }: Hop, query: URLSearchParams, host: string): string | undefined {
  const params: (readonly [string, string])[] = [...query];
  if (isRegistered(params) || isSigned(params)) return undefined;
  if (body.kind === 'form' && body.fields) {
    for (const [name, values] of Object.entries(body.fields)) {
      for (const value of values) params.push([name, value]);
    }
  }
  return params.find(([, value]) =>
    readings(value).some((text) => hostIn(text, url) === host),
  )?.[0];
}

/**
 * OAuth, SAML and WS-Federation requests also name the target; servers compare it with the one registered for the
 * client (RFC 9700 §4.1.3).
 */
function isRegistered(params: readonly (readonly [string, string])[]): boolean {
  return params.some(([name]) =>
    /^(client_id|redirect_uri|post_logout_redirect_uri|SAMLRequest|SAMLResponse|wtrealm)$/.test(
      name,
    ),
  );
}

/** A signature shows click counters which links are their own. */
function isSigned(params: readonly (readonly [string, string])[]): boolean {
  return params.some(([name, value]) => SIGNATURE.test(name) && value.length >= SHORTEST_SIGNATURE);
}

/** A value as it is, and decoded once more: a link within a link is encoded twice. */
function readings(value: string): string[] {
  try {
    const decoded = decodeURIComponent(value);
    return decoded === value ? [value] : [value, decoded];
  } catch {
    return [value];
  }
}

/**
 * Only text that names a host by itself; browsers treat a backslash as a slash (URL Standard, "special authority
 * slashes").
 */
function hostIn(text: string, base: string): string | undefined {
  const isAbsolute = /^\s*(https?:)?[\\/]{2}/i.test(text);
  return isAbsolute && isUrl(text, base) ? new URL(text, base).hostname : undefined;
}
