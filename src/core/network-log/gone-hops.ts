/** What is remembered of a chain that is gone, to know its entries of the network log when they come late. */
import type { RedirectChain } from '../chain/chain.ts';
import { digestOf } from '../decode/digest.ts';
import { comparableText } from '../url/comparable-url.ts';
import { type Span, spanOf } from './time-spans.ts';

/** So many chains are remembered, those that went last: entries are late by seconds. */
export const MOST_GONE = 1000;

/** A longer URL is remembered by its digest: URLs take up to a megabyte each. */
const LONGEST = 500;

export interface GoneHop extends Span {
  /** As it compares, shortened. */
  readonly url: string;
}

/** A chain that was dropped to make room for others. */
export interface GoneChain {
  readonly id: string;
  readonly hops: readonly GoneHop[];
}

/** What is to be remembered of a chain. */
export function toGone({ id, hops }: RedirectChain): GoneChain {
  return {
    id,
    hops: hops.map((hop) => ({ url: shortened(comparableText(hop.url)), ...spanOf(hop) })),
  };
}

/** A URL as it compares, made short. */
export function shortened(url: string): string {
  return url.length <= LONGEST ? url : digestOf([new TextEncoder().encode(url)]);
}
