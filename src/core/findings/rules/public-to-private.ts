import type { Hop, RedirectChain } from '../../chain/chain.ts';
import { isHttp } from '../../chain/chain-edit.ts';
import { msg, t } from '../../text/i18n.ts';
import { type AddressSpace, addressSpace, hostSpace } from '../../url/address-space.ts';
import { hostOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { leaksInnerName } from '../kit/hosts/inner-leak.ts';
import { isInnerName } from '../kit/hosts/inner-name.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';

/** A redirect from a public address to one that is a different host in every network. */
export const publicToPrivate: Rule = {
  id: 'public-to-private',
  title: msg`A public server redirects to a private or loopback address`,
  severity: 'warning',
  reference: {
    text: 'Local Network Access',
    url: 'https://wicg.github.io/local-network-access/',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { from, to, toUrl, next, index } = redirect;
      const space = (next && spaceOf(next)) ?? hostSpace(to);
      if (!isHttp(to) || !isPublic(from) || space === undefined || space === 'public') return [];
      // Another rule reports the name.
      if (leaksInnerName(chain, redirect)) return [];
      if (isAppReturn(redirect) || isAskedFor(chain, redirect)) return [];
      const address = next?.response?.serverIp;
      return [
        {
          hop: index,
          ...(namesAddress(toUrl) && { severity: 'info' as const }),
          text: factText(from, space, placeText(to, address)),
          explanation: t`For everyone else, this address is a different host or none. The redirect
            may be left over from development, or it may be an attempt to use the browser to reach
            hosts that aren’t reachable from outside. Browsers are starting to require permission.`,
          remedy: t`Use a public host in the Location. If the server stands behind a proxy, have the
            proxy send the original Host or X-Forwarded-Host, and have the server trust it.`,
        },
      ];
    }),
};

/**
 * The address that the browser connected to or, if it doesn't report that, the one in the URL. A cached response
 * involves no connection.
 */
function spaceOf({ url, response }: Hop): AddressSpace | undefined {
  const ip = response?.fromCache ? undefined : response?.serverIp;
  return (ip === undefined ? undefined : addressSpace(ip)) ?? hostSpace(url);
}

/** If the address that the browser connected to is unknown, a name in a public domain is sufficient. */
function isPublic(hop: Hop): boolean {
  const space = spaceOf(hop);
  if (space !== undefined) return space === 'public';
  const host = hostOf(hop.url);
  return !hop.response?.fromCache && host.includes('.') && !isInnerName(host);
}

/** Domains with names for nearby machines, and names that contain an address, such as plex.direct's. */
const NEARBY = /(^|\.)(localtest\.me|lvh\.me|lacolhost\.com|nip\.io|sslip\.io)$/;
const NAMED_ADDRESS = /(?:^|[.-])(\d{1,3}(?:-\d{1,3}){3}|\d{1,3}(?:\.\d{1,3}){3})[.-].*[a-z]/;

/** Returns whether a host's name was created for a private address, so that the redirecting server knows about it. */
function namesAddress({ hostname }: URL): boolean {
  const named = NAMED_ADDRESS.exec(hostname)?.[1]?.replaceAll('-', '.');
  const space = named === undefined ? undefined : addressSpace(named);
  return NEARBY.test(hostname) || (space !== undefined && space !== 'public');
}

/** If the request itself contains the host, the redirect is what was requested. */
function isAskedFor({ hops }: RedirectChain, { index, toUrl }: ServerRedirect): boolean {
  return hops.slice(0, index + 1).some(({ url }) => url.includes(toUrl.hostname));
}

function factText(from: Hop, space: AddressSpace, place: string): string {
  const server = hostOf(from.url);
  if (spaceOf(from) === undefined) {
    return space === 'loopback'
      ? t`${server} redirects to the visitor’s own machine: ${place}`
      : t`${server} redirects to the visitor’s own network: ${place}`;
  }
  return space === 'loopback'
    ? t`The public server ${server} redirects to the visitor’s own machine: ${place}`
    : t`The public server ${server} redirects to the visitor’s own network: ${place}`;
}

function placeText(url: string, address: string | undefined): string {
  const host = hostOf(url);
  return address === undefined || host === address ? host : t`${host} at ${address}`;
}

/** An app on the visitor's machine that listens for a sign-in's response (RFC 8252 §7.3). */
function isAppReturn({ to, toUrl: { searchParams } }: ServerRedirect): boolean {
  const isAnswer = searchParams.has('code') || searchParams.has('error');
  return isAnswer && hostSpace(to) === 'loopback';
}
