/** Where a chain is not whole: between two of its hops lie others that nobody saw. */
import { comparableText } from '../url/comparable-url.ts';
import type { Hop, RedirectChain } from './chain.ts';
import { isSameRequest } from './chain-edit.ts';
import { perChain } from './per-chain.ts';
import { redirectTarget } from './redirect-target.ts';

/** A part of a chain in which each hop led to the next. */
export interface Segment {
  /** The index of its first hop in the whole. */
  readonly from: number;
  /** It as a chain of its own; the chain itself where that is whole. */
  readonly chain: RedirectChain;
}

/** Returns whether a redirect's target is another URL than the one that was requested next. */
export function leadsElsewhere(target: string, requested: string): boolean {
  return !isSameRequest(target, requested) && comparableText(target) !== comparableText(requested);
}

/** What is missing between two hops: others, or the first's response, after which others may have been. */
export type Gap = 'hops' | 'response';

/**
 * Says what is missing between two hops: the first led to another URL than the second's, or it was sent and its response was
 * missed. What another extension redirects was not sent.
 */
export function gapBetween(from: Hop, to: Hop): Gap | undefined {
  const { redirect, response, requestHeaders, witness } = from;
  const isSent = requestHeaders !== undefined || to.partial === true;
  if (redirect?.cause === 'unknown' && !response && isSent && witness !== 'file') return 'response';
  const target = redirectTarget(from);
  return target !== undefined && leadsElsewhere(target, to.url) ? 'hops' : undefined;
}

/**
 * Cuts a chain at its gaps. What lies on both sides of one did not follow each other: no verdict, no finding and no
 * comparison holds across it.
 */
export const segmentsOf: (chain: RedirectChain) => readonly Segment[] = perChain(cut);

/** Returns whether hops are missing before a hop. */
export function isAfterGap(chain: RedirectChain, index: number): boolean {
  return index > 0 && segmentsOf(chain).some(({ from }) => from === index);
}

function cut(chain: RedirectChain): readonly Segment[] {
  const starts = chain.hops.flatMap((hop, index) => {
    const before = chain.hops[index - 1];
    return before && gapBetween(before, hop) ? [index] : [];
  });
  if (starts.length === 0) return [{ from: 0, chain }];
  return [0, ...starts].map((from, number) => toSegment(chain, from, starts[number]));
}

/** Of one that is not the last, the end was not observed; only the first followed from what the chain followed from. */
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
