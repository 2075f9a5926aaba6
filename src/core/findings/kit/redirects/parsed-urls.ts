import type { Hop } from '../../../chain/chain.ts';
import { parseUrl } from '../../../url/origin.ts';

/** Parses the URLs of hops, in order, and omits invalid ones. */
export function parsedUrls(hops: readonly Hop[]): URL[] {
  return hops.flatMap(({ url }) => parseUrl(url) ?? []);
}
