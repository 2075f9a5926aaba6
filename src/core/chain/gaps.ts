/** Gaps in a chain: hops are missing between two others because nobody observed them. */
import { comparableText } from '../url/comparable-url.ts';
import type { Hop, RedirectChain } from './chain.ts';
import { isSameRequest } from './chain-edit.ts';
import { perChain } from './per-chain.ts';
import { redirectTarget } from './redirect-target.ts';

/** A part of a chain in which each hop led to the next. */
export interface Segment {
  /** The index of its first hop in the whole. */
  readonly from: number;
  /** The segment as a chain; the original chain if it has no gap. */
  readonly chain: RedirectChain;
}

/** Returns whether a redirect's target differs from the URL that was requested next. */
export function leadsElsewhere(target: string, requested: string): boolean {
  return !isSameRequest(target, requested) && comparableText(target) !== comparableText(requested);
}

/** What is missing between two hops: other hops, or the first one's response, which other hops may have followed. */
export type Gap = 'hops' | 'response';

/**
 * Returns what is missing between two hops: the first redirected to a URL other than the second's, or its response was
 * missed. A request that another extension redirected was not sent.
 */
export function gapBetween(from: Hop, to: Hop): Gap | undefined {
  const { redirect, response, requestHeaders, witness } = from;
  const isSent = requestHeaders !== undefined || to.partial === true;
  if (redirect?.cause === 'unknown' && !response && isSent && witness !== 'file') return 'response';
  const target = redirectTarget(from);
  return target !== undefined && leadsElsewhere(target, to.url) ? 'hops' : undefined;
}

/**
 * Splits a chain at its gaps. The hops on both sides of a gap didn't follow each other, so no verdict, finding or
 * comparison holds across it.
 */
export const segmentsOf: (chain: RedirectChain) => readonly Segment[] = perChain(cut);

/** Returns whether hops are missing before a hop. */
export function isAfterGap(chain: RedirectChain, index: number): boolean {
  return index > 0 && segmentsOf(chain).some(({ from }) => from === index);
}

function cut(chain: RedirectChain): readonly Segment[] {
  const starts: number[] = [];
  for (const [index, hop] of chain.hops.entries()) {
    const before = chain.hops[index - 1];
    if (before && gapBetween(before, hop)) starts.push(index);
  }
  if (starts.length === 0) return [{ from: 0, chain }];
  return [0, ...starts].map((from, number) => toSegment(chain, from, starts[number]));
}

/** The end of a segment other than the last was not observed, and only the first has the chain's link. */
function toSegment(whole: RedirectChain, from: number, to: number | undefined): Segment {
  const [first = whole.hops[0], ...rest] = whole.hops.slice(from, to);
  const { link, cut, ...same } = whole;
  const isCut = to !== undefined || cut;
  const chain: RedirectChain = {
    ...same,
    hops: [first, ...rest],
    ended: whole.ended || to !== undefined,
    ...(isCut && { cut: true }),
    ...(link && from === 0 && { link }),
  };
  return { from, chain };
}
