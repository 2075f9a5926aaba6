/** Redirects from HTTPS to plain HTTP, for two rules, one for each way in which the chain continues. */

import type { Hop, RedirectChain } from '../../../chain/chain.ts';
import { t } from '../../../text/i18n.ts';
import { addressSpace, hostSpace } from '../../../url/address-space.ts';
import { isTrustworthy } from '../../../url/origin.ts';
import type { Found } from '../../finding.ts';
import {
  isUnfollowed,
  isUpgraded,
  type ServerRedirect,
  serverRedirects,
} from '../redirects/server-redirects.ts';
import { fixesOf } from './fixes.ts';
import { isInnerTarget, isUnresolved } from './inner-leak.ts';
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
  if (isUnresolved(next)) {
    return {
      remedy: t`Check the host name in the Location, and use https: there if the target supports HTTPS.`,
    };
  }
  const remedy = t`Use https: in the Location if the target supports HTTPS.`;
  // If a port is given, HTTPS uses another, unknown one; and few IP addresses have a certificate.
  if (target.port !== '' || addressSpace(target.hostname)) return { remedy };
  target.protocol = 'https:';
  return { remedy, ...fixesOf([{ status, from: from.url, to: target.href }]) };
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
