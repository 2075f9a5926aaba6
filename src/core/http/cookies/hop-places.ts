/**
 * The parts of a chain's URLs that matter to cookies, read once: a chain may set thousands, and its URLs may be long.
 */
import type { RedirectChain } from '../../chain/chain.ts';
import { perChain } from '../../chain/per-chain.ts';
import { hostOf, isTrustworthy, parseUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';

/** Where a hop's request went, as far as it matters to cookies. */
export interface HopPlace {
  readonly host: string;
  readonly path: string;
  /** Whether Secure cookies are set and sent there. */
  readonly isTrustworthy: boolean;
  /** Whether the initiator, or an earlier hop, is from another site. */
  readonly isCrossSite: boolean;
}

/** The places of a chain's hops, in order. */
export const hopPlaces: (chain: RedirectChain) => readonly HopPlace[] = perChain(findPlaces);

/** The initiator counts in every browser; Firefox also counts every host in the redirect chain. */
function findPlaces({ initiator, hops }: RedirectChain): readonly HopPlace[] {
  const passed = new Set(initiator === undefined ? [] : [hostOf(initiator)]);
  return hops.map(({ url }) => {
    const host = hostOf(url);
    const isCrossSite = [...passed].some((other) => !isSameSite(host, other));
    passed.add(host);
    return { host, path: pathname(url), isTrustworthy: isTrustworthy(url), isCrossSite };
  });
}

function pathname(url: string): string {
  return parseUrl(url)?.pathname ?? '/';
}
