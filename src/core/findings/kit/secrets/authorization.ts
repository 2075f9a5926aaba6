/** What happens to Authorization at origin boundaries, for two rules. */
import { type Hop, headerValue, type RedirectChain } from '../../../chain/chain.ts';
import { originOf } from '../../../url/origin.ts';

/** A server's redirect to another origin, of a request with Authorization. */
export interface Border {
  /** Index of the hop that was redirected. */
  readonly index: number;
  readonly from: Hop;
  readonly next: Hop;
}

/** Schemes whose credentials browsers store and send to any server that requests them (RFC 9110 §11.6.1). */
const ASKED_FOR = /^(basic|digest|ntlm|negotiate)\b/i;

/** Finds the origin boundaries that a chain crosses with Authorization, if the headers on both sides are known. */
export function bordersOf({ hops }: RedirectChain): Border[] {
  return hops.slice(1).flatMap((next, index) => {
    const from = hops[index];
    if (from?.redirect?.cause !== 'http' || !next.requestHeaders) return [];
    const isCrossed = authorizationOf(from) && originOf(from.url) !== originOf(next.url);
    return isCrossed ? [{ index, from, next }] : [];
  });
}

/** A request's Authorization; undefined if it had none, or if its headers are unknown. */
export function authorizationOf({ requestHeaders }: Hop): string | undefined {
  return headerValue(requestHeaders, 'authorization') || undefined;
}

/** Returns whether it must have been set for this particular request. */
export function isSetByPage(authorization: string): boolean {
  return !ASKED_FOR.test(authorization);
}
