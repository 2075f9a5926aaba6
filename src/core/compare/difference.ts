/** What a difference between two chains is. */

/** The part of a hop that differs. `redirect` is what the redirect after the hop did to the request. */
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

/** One difference between two hops. Values contain text from the network, unescaped. */
export interface Difference {
  readonly aspect: Aspect;
  /** The header's or the cookie's. */
  readonly name?: string;
  /** Undefined if the hop doesn't have it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** It differs between any two recordings and has no effect. */
  readonly routine: boolean;
}

/** A difference that doesn't matter to anyone looking for what a fix changed. */
export function isRoutine({ routine }: Difference): boolean {
  return routine;
}

/** The differences of one aspect of two hops: one if the values differ, otherwise none. */
export function differs(
  aspect: Aspect,
  before: string | undefined,
  after: string | undefined,
  routine = false,
): Difference[] {
  return before === after ? [] : [{ aspect, before, after, routine }];
}
