/** One thing that a redirect decides, three times over: as it was seen, as Fetch requires it, as RFC 9110 allows it. */
import type { Hop } from '../chain/chain.ts';
import type { FetchRequest } from '../standards/fetch-request.ts';
import { allowedMethods } from '../standards/rfc9110.ts';
import { type Message, translate } from '../text/i18n.ts';

export type AspectName =
  | 'target'
  | 'method'
  | 'body'
  | 'headers'
  | 'authorization'
  | 'origin'
  | 'count';

/** What a standard says of one aspect of one redirect, and where: `Fetch §4.5 step 12`. */
export interface Ruling {
  readonly text: string;
  /** Absent where no standard knows of such a redirect, as of another extension's. */
  readonly source?: string;
}

export interface Aspect {
  readonly aspect: AspectName;
  /** Undefined where it was not observable. */
  readonly observed: string | undefined;
  /** What Fetch requires of a redirect that a server sent; of one within the browser, that it changes the URL alone. */
  readonly required: Ruling;
  /** Undefined where RFC 9110 says nothing. */
  readonly allowed: Ruling | undefined;
  /** Whether what was observed is what is required; undefined where nobody can say. */
  readonly agrees: boolean | undefined;
}

/** A redirect that was followed: its two hops, and the request that Fetch requires in the place of the second. */
export interface Followed {
  readonly from: Hop;
  readonly to: Hop;
  readonly status: number;
  readonly next: FetchRequest;
}

/** RFC 9110's own rules for what a client sends when it follows. */
export const REDIRECTION = 'RFC 9110 §15.4';

/** What RFC 9110 allows to become of a body and of its headers, which go with a change to GET and stay with the method. */
export type AllowedFate = 'stays' | 'goes' | 'either';

/** Puts what RFC 9110 allows to become of a body, or of its headers, into the words that are given for it. */
export function allowedOfBody(
  { from, status, next }: Followed,
  words: Readonly<Record<AllowedFate, Message>>,
): Ruling {
  const isOptional = allowedMethods(status, from.method)?.includes(from.method);
  const fate = next.method === from.method ? 'stays' : isOptional ? 'either' : 'goes';
  return { text: translate(words[fate]), source: REDIRECTION };
}

/** A step of HTTP-redirect fetch. */
export function fetchStep(step: number): string {
  return `Fetch §4.5 step ${step}`;
}
