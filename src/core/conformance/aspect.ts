/** One aspect of a redirect in three forms: as observed, as Fetch requires it, as RFC 9110 allows it. */
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

/** What a standard specifies for one aspect of a redirect, and where: `Fetch §4.5 step 12`. */
export interface Ruling {
  readonly text: string;
  /** Absent if no standard defines such a redirect, for example another extension's. */
  readonly source?: string;
}

export interface Aspect {
  readonly aspect: AspectName;
  /** Undefined if it was not observable. */
  readonly observed: string | undefined;
  /** What Fetch requires of a redirect that a server sent; of an internal one, that it changes only the URL. */
  readonly required: Ruling;
  /** Undefined if RFC 9110 specifies nothing. */
  readonly allowed: Ruling | undefined;
  /** Whether the observed is what is required; undefined if unknown. */
  readonly agrees: boolean | undefined;
}

/** A followed redirect: its two hops, and the request that Fetch requires as the second. */
export interface Followed {
  readonly from: Hop;
  readonly to: Hop;
  readonly status: number;
  readonly next: FetchRequest;
}

/** RFC 9110's rules for what a client sends when it follows a redirect. */
export const REDIRECTION = 'RFC 9110 §15.4';

/** What RFC 9110 allows for a body and its headers, which are dropped with a change to GET and kept with the method. */
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
