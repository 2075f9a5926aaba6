/** Redirects whose target may come from the request's URL. */
import type { Hop, RedirectChain } from '../../../chain/chain.ts';
import { perChain } from '../../../chain/per-chain.ts';
import { hostOf, isUrl } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { leavesSite, type ServerRedirect, serverRedirects } from '../redirects/server-redirects.ts';
import { hasHostInPath, hasPathInHost } from './host-in-path.ts';

/**
 * Parameters that contain a link's signature; `usg`, `h` and `sdata` are those of search engines, networks and mail
 * filters.
 */
const SIGNATURE = /^(sig|signature|hmac|mac|hash|h|usg|sdata)$/i;

/** 96 bits in Base64. In characters. */
const SHORTEST_SIGNATURE = 16;

/**
 * A redirect to another site, and what in the request contains the target: its path, or a parameter; or its path became
 * part of the target's host.
 */
export type Suspect =
  | { readonly redirect: ServerRedirect; readonly by: 'path' }
  | { readonly redirect: ServerRedirect; readonly by: 'host' }
  | { readonly redirect: ServerRedirect; readonly by: 'parameter'; readonly name: string };

/** Finds a chain's redirects to other sites whose targets may come from the request. */
export const suspectsIn: (chain: RedirectChain) => readonly Suspect[] = perChain((chain) =>
  serverRedirects(chain)
    .filter((redirect) => leavesSite(redirect) && !isReturn(chain, redirect))
    .filter((redirect) => !isTicket(redirect))
    .flatMap((redirect): Suspect[] => {
      if (hasHostInPath(redirect)) return [{ redirect, by: 'path' }];
      if (hasPathInHost(redirect)) return [{ redirect, by: 'host' }];
      const { from, fromUrl, to } = redirect;
      const name = parameterOf(from, fromUrl.searchParams, hostOf(to));
      return name === undefined ? [] : [{ redirect, by: 'parameter', name }];
    }),
);

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
