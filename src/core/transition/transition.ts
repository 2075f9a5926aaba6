/** What a redirect did to the request, derived from the two hops it lies between. */
import {
  type BodySummary,
  bodySize,
  type Cause,
  type Header,
  type Hop,
  headerValue,
  type RedirectChain,
} from '../chain/chain.ts';
import { type Gap, gapBetween, segmentsOf } from '../chain/gaps.ts';
import { perChain } from '../chain/per-chain.ts';
import { isUnsent } from '../http/answer.ts';
import { traceCookies } from '../http/cookies/cookie-fate.ts';
import type { Obstacle } from '../http/cookies/obstacles.ts';
import { remember } from '../lists/remember.ts';
import { requiredMethod } from '../standards/redirect.ts';

/**
 * What happened to a method: `by-design` is 303's change to GET, `historical` the change of POST to GET on 301 and 302
 * that RFC 9110 permits and Fetch requires, `violation` any change that Fetch doesn't require, or a change required on
 * 303 that didn't happen. If the redirect itself was not observed, a change is `unknown`, because its cause is.
 */
export type MethodVerdict = 'kept' | 'by-design' | 'historical' | 'violation' | 'unknown';

/**
 * What happened to a body. `sent-again` claims identical bytes, which only raw bytes can show: a form is known by its
 * fields, an upload by its files. Two bodies that the browser exposed in different ways can't be compared.
 */
export type BodyFate =
  | 'none'
  | 'sent-again'
  | 'same-fields'
  | 'same-files'
  | 'differs'
  | 'dropped'
  | 'not-observable';

export interface Transition {
  /** Index of the hop that was redirected; the next hop is where it went. */
  readonly fromIndex: number;
  readonly cause: Cause;
  /** The browser fired no event; the redirect was deduced from the URL. */
  readonly inferred: boolean;
  /** Undefined for a redirect that no server sent. */
  readonly status: number | undefined;
  readonly statusLine: string;
  readonly fromMethod: string;
  readonly toMethod: string;
  readonly verdict: MethodVerdict;
  readonly body: BodyFate;
  /** Bytes of the body before the redirect, if observed. */
  readonly bodySize: number | undefined;
  /** The body before the redirect. */
  readonly fromBody: BodySummary;
  /** Important request headers that the next request no longer had, as first spelled. */
  readonly lostHeaders: readonly string[];
  /** The next request has `Origin: null` although the previous one named an origin. */
  readonly hidesOrigin: boolean;
  /** Cookies set earlier in the chain that the next request was the first not to send. */
  readonly missingCookies: readonly MissingCookie[];
  /** There is a gap between the two, so nothing is said about what happened to the request. */
  readonly gap?: Gap;
}

/** A cookie that was set but not sent later; `likely` is undefined if nothing explains why. */
export interface MissingCookie {
  readonly name: string;
  readonly likely: Obstacle | undefined;
}

/** Headers whose loss changes what the server understands: the body's own (Fetch §4.5 step 12) and the credentials. */
const HEADERS_OF_CONSEQUENCE = new Set([
  'content-type',
  'content-encoding',
  'content-language',
  'content-location',
  'authorization',
]);

const isOfConsequence = remember((name) => HEADERS_OF_CONSEQUENCE.has(name.toLowerCase()));

/** The transitions of a chain, in order: one fewer than it has hops. */
export const toTransitions: (chain: RedirectChain) => readonly Transition[] =
  perChain(deriveTransitions);

function deriveTransitions(whole: RedirectChain): readonly Transition[] {
  return segmentsOf(whole).flatMap(({ from, chain }) => [
    ...acrossGap(whole, from),
    ...transitionsWithin(chain, from),
  ]);
}

/** @param begin the index in the whole chain of the first hop */
function transitionsWithin(chain: RedirectChain, begin: number): Transition[] {
  const missing = missingCookies(chain);
  const transitions: Transition[] = [];
  let [from] = chain.hops;
  let sent: Hop | undefined;
  for (const to of chain.hops.slice(1)) {
    if (!isUnsent(from)) sent = from;
    const index = transitions.length;
    const losses = headerLosses(sent, to);
    transitions.push(toTransition(from, to, begin + index, losses, missing[index + 1] ?? []));
    from = to;
  }
  return transitions;
}

/** The transition of a gap before a hop, which says only that there is one. */
function acrossGap({ hops }: RedirectChain, index: number): Transition[] {
  const [from, to] = [hops[index - 1], hops[index]];
  if (!from || !to) return [];
  const gap = gapBetween(from, to);
  return [
    {
      ...toTransition(from, to, index - 1, NO_LOSSES, []),
      verdict: 'unknown',
      body: 'not-observable',
      ...(gap && { gap }),
    },
  ];
}

/** For each hop, the cookies that it was the first not to send. */
function missingCookies(chain: RedirectChain): MissingCookie[][] {
  const traced = traceCookies(chain);
  if (traced.length === 0) return [];
  const missing: MissingCookie[][] = chain.hops.map(() => []);
  for (const { cookie, fate } of traced) {
    if (fate.kind !== 'not-sent') continue;
    missing[fate.at]?.push({ name: cookie.name, likely: fate.likely });
  }
  return missing;
}

/** The verdict that a whole chain is marked with: the worst of its transitions. */
export function worstVerdict(transitions: readonly Transition[]): MethodVerdict {
  const order: MethodVerdict[] = ['violation', 'historical', 'unknown', 'by-design'];
  return order.find((wanted) => transitions.some(({ verdict }) => verdict === wanted)) ?? 'kept';
}

/** The methods of a chain in order, without repeats; just one if it never changed. */
export function methodsOf(chain: RedirectChain): string[] {
  return chain.hops
    .map((hop) => hop.method)
    .filter((method, index, all) => method !== all[index - 1]);
}

/** What of the headers a transition lost. */
type HeaderLosses = Pick<Transition, 'lostHeaders' | 'hidesOrigin'>;

const NO_LOSSES: HeaderLosses = { lostHeaders: [], hidesOrigin: false };

function toTransition(
  from: Hop,
  to: Hop,
  fromIndex: number,
  { lostHeaders, hidesOrigin }: HeaderLosses,
  missingCookies: readonly MissingCookie[],
): Transition {
  const status = from.response?.status;
  return {
    fromIndex,
    cause: from.redirect?.cause ?? 'http',
    inferred: from.redirect?.inferred ?? false,
    status,
    statusLine: from.response?.statusLine ?? '',
    fromMethod: from.method,
    toMethod: to.method,
    verdict: verdictOf(from, to),
    body: bodyFate(from.body, to.body),
    bodySize: bodySize(from),
    fromBody: from.body,
    lostHeaders,
    hidesOrigin,
    missingCookies,
  };
}

function verdictOf(fromHop: Hop, toHop: Hop): MethodVerdict {
  const status = fromHop.response?.status;
  const [from, to] = [fromHop.method, toHop.method];
  const required = requiredMethod(status, from);
  if (from === to) return status === 303 && required !== to ? 'violation' : 'kept';
  if (fromHop.redirect?.cause === 'unknown') return 'unknown';
  if (to !== required) return 'violation';
  return status === 303 ? 'by-design' : 'historical';
}

function bodyFate(from: BodySummary, to: BodySummary): BodyFate {
  if (from.kind === 'none') return to.kind === 'not-observable' ? 'not-observable' : 'none';
  if (from.kind === 'not-observable' || to.kind === 'not-observable') return 'not-observable';
  if (to.kind === 'none') return 'dropped';
  if (from.kind === 'bytes' && to.kind === 'bytes') {
    return from.size === to.size && from.digest === to.digest ? 'sent-again' : 'differs';
  }
  if (from.kind === 'form' && to.kind === 'form') {
    return from.digest === to.digest ? 'same-fields' : 'differs';
  }
  if (from.kind === 'files' && to.kind === 'files') {
    return from.names.join('\n') === to.names.join('\n') ? 'same-files' : 'differs';
  }
  return 'not-observable';
}

/** A loss between two requests is reported only for what both were observed to send. */
function headerLosses(from: Hop | undefined, to: Hop): HeaderLosses {
  if (!from?.requestHeaders || !to.requestHeaders) return NO_LOSSES;
  return {
    lostHeaders: lostHeaders(from.requestHeaders, to.requestHeaders),
    hidesOrigin:
      headerValue(to.requestHeaders, 'origin') === 'null' &&
      (headerValue(from.requestHeaders, 'origin') ?? 'null') !== 'null',
  };
}

function lostHeaders(from: readonly Header[], to: readonly Header[]): string[] {
  const lost: string[] = [];
  for (const { name } of from) {
    const isLost = isOfConsequence(name) && headerValue(to, name) === undefined;
    if (isLost && !lost.includes(name)) lost.push(name);
  }
  return lost;
}
