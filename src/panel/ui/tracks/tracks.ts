/** The two tracks beside the hops: a thick one for the method, a thin one for the body. Shapes only, no drawing. */
import {
  type BodySummary,
  type Outcome,
  outcomeOf,
  type RedirectChain,
} from '../../../core/chain/chain.ts';
import type { Transition } from '../../../core/transition/transition.ts';

/** `unknown` if the browser doesn't report whether there was a body. */
export type BodyTrack = 'none' | 'solid' | 'unknown';

export interface HopTrack {
  readonly method: string;
  readonly body: BodyTrack;
  /** Whether nothing precedes it. */
  readonly starts: boolean;
  /** How the tracks end here; undefined if they continue. */
  readonly end: Outcome | undefined;
  /**
   * Whether a link leads here from an earlier chain, or from here to a later one: the method's track is dashed there.
   */
  readonly joins: boolean;
  readonly leads: boolean;
}

/** What a chain is linked to. */
export interface Joints {
  readonly joins: boolean;
  readonly leads: boolean;
}

const ALONE: Joints = { joins: false, leads: false };

export interface TransitionTrack {
  readonly from: string;
  readonly to: string;
  readonly changed: boolean;
  /** Whether no server sent this redirect: the track is then dotted. */
  readonly internal: boolean;
  /** The body before and after; a change to `none` is drawn as ╳. */
  readonly bodyBefore: BodyTrack;
  readonly bodyAfter: BodyTrack;
}

const COLOURED = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Returns the tracks beside a hop. */
export function hopTrack(chain: RedirectChain, index: number, joints = ALONE): HopTrack {
  const hop = chain.hops[index] ?? chain.hops[0];
  const last = index === chain.hops.length - 1;
  return {
    method: colourOf(hop.method),
    body: bodyTrack(hop.body),
    starts: index === 0,
    end: last ? outcomeOf(chain) : undefined,
    joins: joints.joins && index === 0,
    leads: joints.leads && last,
  };
}

/** Returns the tracks beside a transition. */
export function transitionTrack(chain: RedirectChain, transition: Transition): TransitionTrack {
  const { fromIndex, fromMethod, toMethod, cause, fromBody } = transition;
  return {
    from: colourOf(fromMethod),
    to: colourOf(toMethod),
    changed: fromMethod !== toMethod,
    internal: cause !== 'http',
    bodyBefore: bodyTrack(fromBody),
    bodyAfter: bodyTrack(chain.hops[fromIndex + 1]?.body ?? { kind: 'none' }),
  };
}

/** Returns the track beside a gap: dotted, and without the body, about which nothing is known. */
export function gapTrack(chain: RedirectChain, transition: Transition): TransitionTrack {
  const track = transitionTrack(chain, transition);
  return { ...track, internal: true, bodyBefore: 'none', bodyAfter: 'none' };
}

/** Returns the tracks beside collapsed hops, by the indexes of the first and the last: dotted. */
export function foldTrack({ hops }: RedirectChain, from: number, to: number): TransitionTrack {
  const [first = hops[0], next = hops[0]] = [hops[from], hops[to + 1]];
  return {
    from: colourOf(first.method),
    to: colourOf(next.method),
    changed: first.method !== next.method,
    internal: true,
    bodyBefore: bodyTrack(first.body),
    bodyAfter: bodyTrack(next.body),
  };
}

/** Returns a name for the style sheet: the method if it has a color of its own, otherwise `other`. */
export function colourOf(method: string): string {
  return COLOURED.has(method) ? method.toLowerCase() : 'other';
}

function bodyTrack({ kind }: BodySummary): BodyTrack {
  if (kind === 'none') return 'none';
  return kind === 'not-observable' ? 'unknown' : 'solid';
}
