/** Redirects from https to plain http: what two rules look at, one for either way in which it goes on. */

import type { RedirectChain } from '../../chain/chain.ts';
import { t } from '../../text/i18n.ts';
import { addressSpace } from '../../url/address-space.ts';
import { isTrustworthy } from '../../url/origin.ts';
import type { Found } from '../finding.ts';
import { isUpgraded, type ServerRedirect, serverRedirects } from './server-redirects.ts';

export interface Downgrade extends ServerRedirect {
  /** A later hop is on https again. */
  readonly comesBack: boolean;
}

/**
 * Finds the first redirect from https to http in a chain: what comes after is the same journey in the open. To this very
 * machine http is no risk, and what the browser upgrades is never sent so.
 */
export function downgradeOf(chain: RedirectChain): Downgrade | undefined {
  const redirect = serverRedirects(chain).find((each) => isDowngrade(chain, each));
  if (!redirect) return undefined;
  const later = chain.hops.slice(redirect.index + 2);
  return { ...redirect, comesBack: later.some(({ url }) => /^https:/i.test(url)) };
}

/** What is to be changed: the same for both. */
export function downgradeRemedy({ from, to, status }: Downgrade): Pick<Found, 'remedy' | 'fixes'> {
  const remedy = t`Use https: in the Location, and redirect HTTP to HTTPS on the target server.`;
  const target = new URL(to);
  // Where a port is named, https is on another one, which nobody knows; and few addresses have a certificate.
  if (target.port !== '' || addressSpace(target.hostname)) return { remedy };
  target.protocol = 'https:';
  return { remedy, fixes: [{ status, from: from.url, to: target.href }] };
}

function isDowngrade({ ended }: RedirectChain, redirect: ServerRedirect): boolean {
  const { from, to, next } = redirect;
  if (!/^https:/i.test(from.url) || !/^http:/i.test(to) || isTrustworthy(to)) return false;
  return !isUpgraded(redirect) && (next !== undefined || ended);
}
