import type { RedirectChain } from '../../src/core/chain/chain.ts';
import type { Finding } from '../../src/core/findings/finding.ts';
import { findingsOf } from '../../src/core/findings/index.ts';
import { type DrawnRequest, record } from './chains.ts';

/** Returns the IDs of all findings of a drawn chain, in order. */
export function idsOf(drawing: string, request?: DrawnRequest): string[] {
  return findingsOf(record(drawing, request)).map(({ id }) => id);
}

/** Returns what one rule finds in a drawn chain. */
export function found(id: string, drawing: string, request?: DrawnRequest): Finding[] {
  return foundIn(id, record(drawing, request));
}

/** Returns what one rule finds in a chain. */
export function foundIn(id: string, chain: RedirectChain, before?: RedirectChain): Finding[] {
  return findingsOf(chain, before).filter((finding) => finding.id === id);
}

/** Returns a chain with more details of each response, such as an address or the cache, in the order of the hops. */
export function answeredBy(
  chain: RedirectChain,
  answers: readonly Partial<NonNullable<RedirectChain['hops'][0]['response']>>[],
): RedirectChain {
  const hops = chain.hops.map((hop, index) =>
    hop.response ? { ...hop, response: { ...hop.response, ...answers[index] } } : hop,
  );
  return { ...chain, hops: hops as unknown as RedirectChain['hops'] };
}

/** Draws GETs, each redirected by the same response to the next URL; the last returns 200 by default. */
export function stairs(urls: readonly string[], answer = '302', end = '200'): string {
  return urls
    .map((url, index) => `GET ${url} ${index === urls.length - 1 ? end : answer}`)
    .join(' / ');
}
