/** What the list's columns say of a chain, as far as it needs no more than the chain's own words. All safe to show. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { clockText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { hostText } from '../../ui/text/url-parts.ts';

/** The host that a chain's first request was sent to, with its port; "" where its URL has none. */
export function domainText({ hops }: RedirectChain): string {
  return hostText(hops[0].url);
}

/** Who asked for a chain: the host of its origin, or the origin where that has none, as `null` has. */
export function initiatorText({ initiator }: RedirectChain): string | undefined {
  return initiator === undefined ? undefined : hostText(initiator) || visibleText(initiator);
}

/** The address of the server that answered last. */
export function addressText({ hops }: RedirectChain): string | undefined {
  const address = hops.findLast(({ response }) => response?.serverIp !== undefined)?.response
    ?.serverIp;
  return address === undefined ? undefined : visibleText(address);
}

/** The time of day at which a chain began. */
export function startedText({ hops }: RedirectChain): string {
  return clockText(hops[0].startedAt);
}
