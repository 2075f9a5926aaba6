/** The texts of the list's columns that need only the chain itself. All are display-safe. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { clockText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { hostText } from '../../ui/text/url-parts.ts';

/** Returns the host, with its port, of a chain's first request; "" if its URL has none. */
export function domainText({ hops }: RedirectChain): string {
  return hostText(hops[0].url);
}

/** Returns the host of the origin that requested a chain, or the origin itself if it has no host, such as `null`. */
export function initiatorText({ initiator }: RedirectChain): string | undefined {
  return initiator === undefined ? undefined : hostText(initiator) || visibleText(initiator);
}

/** Returns the address of the server that sent the last response. */
export function addressText({ hops }: RedirectChain): string | undefined {
  const address = hops.findLast(({ response }) => response?.serverIp !== undefined)?.response
    ?.serverIp;
  return address === undefined ? undefined : visibleText(address);
}

/** Returns the time of day at which a chain began. */
export function startedText({ hops }: RedirectChain): string {
  return clockText(hops[0].startedAt);
}
