/** What is remembered of an evicted chain, to recognize its network log entries when they arrive late. */
import type { RedirectChain } from '../chain/chain.ts';
import { digestOf } from '../decode/digest.ts';
import { comparableText } from '../url/comparable-url.ts';
import { type Span, spanOf } from './time-spans.ts';

/** How many chains are remembered, the ones evicted last: entries arrive late by seconds. */
export const MOST_GONE = 1000;

/** Longer URLs are remembered by their digest, because a URL can take up to a megabyte. */
const LONGEST = 500;

export interface GoneHop extends Span {
  /** In the form in which URLs are compared, shortened. */
  readonly url: string;
}

/** A chain that was evicted to make room for others. */
export interface GoneChain {
  readonly id: string;
  readonly hops: readonly GoneHop[];
}

/** Returns what to remember of a chain. */
export function toGone({ id, hops }: RedirectChain): GoneChain {
  return {
    id,
    hops: hops.map((hop) => ({ url: shortened(comparableText(hop.url)), ...spanOf(hop) })),
  };
}

/** Shortens a URL that is in the form for comparison. */
export function shortened(url: string): string {
  return url.length <= LONGEST ? url : digestOf([new TextEncoder().encode(url)]);
}
