/** What a difference between two chains is. */

/** What of a hop differs. `redirect` is what the redirect after the hop did to the request. */
export type Aspect =
  | 'method'
  | 'url'
  | 'body'
  | 'request-header'
  | 'cookie-sent'
  | 'answer'
  | 'challenge'
  | 'location'
  | 'response-header'
  | 'cookie-set'
  | 'error'
  | 'redirect';

/** One thing that two hops do not have in common. Values hold what the network said, unescaped. */
export interface Difference {
  readonly aspect: Aspect;
  /** The header's or the cookie's. */
  readonly name?: string;
  /** Undefined where the hop has no such thing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** It differs between any two recordings, and nothing follows from it. */
  readonly routine: boolean;
}

/** A difference that does not matter to whoever looks for what a fix has changed. */
export function isRoutine({ routine }: Difference): boolean {
  return routine;
}

/** The differences of one aspect of two hops: one where the values differ, else none. */
export function differs(
  aspect: Aspect,
  before: string | undefined,
  after: string | undefined,
  routine = false,
): Difference[] {
  return before === after ? [] : [{ aspect, before, after, routine }];
}
