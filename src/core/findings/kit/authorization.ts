/** What becomes of Authorization at the borders of origins: what two rules look at. */
import { type Hop, headerValue, type RedirectChain } from '../../chain/chain.ts';
import { originOf } from '../../url/origin.ts';

/** A redirect by a server to another origin, of a request that carried Authorization. */
export interface Border {
  /** Index of the hop that was redirected. */
  readonly index: number;
  readonly from: Hop;
  readonly next: Hop;
}

/** Schemes whose credentials browsers keep themselves, and send to whoever asks for them (RFC 9110 §11.6.1). */
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

/** The Authorization that a request carried; undefined where it had none, or its headers are not known. */
export function authorizationOf({ requestHeaders }: Hop): string | undefined {
  return headerValue(requestHeaders, 'authorization') || undefined;
}

/** Returns whether somebody must have set it for this very request. */
export function isSetByPage(authorization: string): boolean {
  return !ASKED_FOR.test(authorization);
}
