/** Redirects from HTTPS to plain HTTP, for two rules, one for each way in which the chain continues. */

import type { Hop, RedirectChain } from '../../../chain/chain.ts';
import { t } from '../../../text/i18n.ts';
import { addressSpace, hostSpace } from '../../../url/address-space.ts';
import { isTrustworthy } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import type { Found } from '../../finding.ts';
import { isInnerTarget, isUnresolved } from '../hosts/inner-leak.ts';
import {
  isUnfollowed,
  isUpgraded,
  type ServerRedirect,
  serverRedirects,
} from '../redirects/server-redirects.ts';
import { barePath } from './address-move.ts';
import { fixesOf } from './fixes.ts';
import { mistakeOf } from './public-address.ts';

export interface Downgrade extends ServerRedirect {
  /** A later hop uses HTTPS again. */
  readonly comesBack: boolean;
}

/** Amazon S3 serves websites only over HTTP (S3 User Guide, "Website endpoints"). */
const PLAIN_ONLY = /\.s3-website[.-][a-z0-9.-]+$/;

/**
 * Finds the first redirect from HTTPS to HTTP in a chain; everything after it is equally unencrypted. HTTP to this
 * machine is not a risk, and what the browser upgrades is never sent unencrypted. Another rule reports a server that
 * doesn't know its own scheme.
 */
export function downgradeOf(chain: RedirectChain): Downgrade | undefined {
  const redirect = serverRedirects(chain).find((each) => isDowngrade(chain, each));
  if (!redirect) return undefined;
  const later = chain.hops.slice(redirect.index + 2);
  return { ...redirect, comesBack: later.some(({ url }) => /^https:/i.test(url)) };
}

/** Returns whether a request got a response, so that it was really sent unencrypted. */
export function wasSent({ response }: Hop): boolean {
  return response !== undefined;
}

/** The remedy, which is the same for both. */
export function downgradeRemedy({
  from,
  to,
  status,
  next,
}: Downgrade): Pick<Found, 'remedy' | 'fixes'> {
  const target = new URL(to);
  if (PLAIN_ONLY.test(target.hostname)) {
    return {
      remedy: t`S3 website endpoints don’t support HTTPS. Redirect to the host of the CDN in front of
        the bucket, or have the CDN rewrite the Location.`,
    };
  }
  const prefix = removedPrefix(from.url, to);
  if (prefix !== undefined) return { remedy: routeRemedy(prefix, new URL(from.url), target) };
  if (isUnresolved(next)) {
    return {
      remedy: t`Check the host name in the Location, and use https: there if the target supports HTTPS.`,
    };
  }
  const remedy = t`Use https: in the Location if the target supports HTTPS.`;
  // If a port is given, HTTPS uses another, unknown one; and few IP addresses have a certificate.
  if (target.port !== '' || addressSpace(target.hostname)) return { remedy };
  target.protocol = 'https:';
  return { remedy, ...fixesOf(from, [{ status, from: from.url, to: target.href }]) };
}

/**
 * The leading parts that a path has lost on the way to another host of its site. HTTPS at that host would still bypass
 * the proxy that visitors use.
 */
function removedPrefix(from: string, to: string): string | undefined {
  const [source, target] = [new URL(from), new URL(to)];
  const [before, after] = [barePath(source), barePath(target)];
  const isOtherHost =
    source.hostname !== target.hostname && isSameSite(source.hostname, target.hostname);
  const isShorter = after !== '' && before !== after && before.endsWith(after);
  if (!isOtherHost || !isShorter || source.search !== target.search) return undefined;
  return before.slice(0, -after.length);
}

/** Nobody moves a page and removes its slash with it, but a server that gets another path and Host corrects slashes. */
function routeRemedy(prefix: string, source: URL, target: URL): string {
  const remedy = t`The server likely sees another path, host and scheme than the visitor: a proxy removes ${prefix},
    changes the Host and ends TLS. Send a Location without scheme and host, with ${prefix} before its path, or have
    the proxy rewrite it (proxy_redirect in nginx, ProxyPassReverse in Apache).`;
  if (source.pathname.endsWith('/') !== target.pathname.endsWith('/')) return remedy;
  return `${remedy} ${t`If pages moved to ${target.hostname} on purpose, use https: in the Location instead.`}`;
}

function isDowngrade(chain: RedirectChain, redirect: ServerRedirect): boolean {
  const { from, to, next } = redirect;
  if (!/^https:/i.test(from.url) || !/^http:/i.test(to) || isTrustworthy(to)) return false;
  // Another rule reports unreachable addresses, for which HTTPS wouldn't help.
  const space = hostSpace(to);
  if (isInnerTarget(redirect) || space === 'loopback') return false;
  if (space === 'local' && !next?.response && hostSpace(from.url) === undefined) return false;
  if (mistakeOf(chain, redirect) !== undefined || isUpgraded(redirect)) return false;
  return next !== undefined || isUnfollowed(chain, redirect);
}
