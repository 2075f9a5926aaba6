/** What cookies care for in the URLs of a chain, read once: a chain may set thousands, and its URLs may be long. */
import type { RedirectChain } from '../../chain/chain.ts';
import { perChain } from '../../chain/per-chain.ts';
import { hostOf, isTrustworthy, parseUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';

/** Where a hop's request went, as cookies see it. */
export interface HopPlace {
  readonly host: string;
  readonly path: string;
  /** Secure cookies are set and sent there. */
  readonly isTrustworthy: boolean;
  /** Who asked, or a hop before, is of another site. */
  readonly isCrossSite: boolean;
}

/** The places of a chain's hops, in order. */
export const hopPlaces: (chain: RedirectChain) => readonly HopPlace[] = perChain(findPlaces);

/** Who asked counts in every browser; Firefox counts every host that the redirects led through besides. */
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
