/** A hop in words, and why a chain ended where it did. What was not observed is described as such. */
import {
  type Hop,
  isDocument,
  isInternal,
  isRedirectStatus,
  isWorkerScript,
  lastHop,
  type Outcome,
  outcomeOf,
  type RedirectChain,
  rawLocation,
} from '../../../core/chain/chain.ts';
import { isStoppedAtLimit } from '../../../core/chain/loop.ts';
import {
  isAborted,
  isInvalidArgument,
  isRedirectLimit,
  isUnexplained,
} from '../../../core/chain/network-error.ts';
import {
  type LocationFault,
  locationFault,
  redirectTarget,
} from '../../../core/chain/redirect-target.ts';
import { answerOf, answerText } from '../../../core/http/answer.ts';
import { statusText } from '../../../core/http/status-codes.ts';
import { MOST_HOPS } from '../../../core/record/recorder.ts';
import { isPreflight, likelyCorsRefusal } from '../../../core/standards/cors.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { bodyName } from '../../../core/transition/transition-text.ts';
import { assertNever } from '../assert-never.ts';
import { type StepTone, statusTone } from '../status/status-steps.ts';

/** A piece of text; `observed` is false if it says that nothing was observed. */
export interface Fact {
  readonly text: string;
  readonly observed: boolean;
}

/** Describes a hop's response and how to color it: `302 Found`, `HSTS`, `no answer`, `pending`, `not observable`. */
export function statusOf(hop: Hop, waiting: boolean): { text: string; tone: StepTone } {
  const answer = answerOf(hop);
  const text = visibleText(answerText(answer) ?? '');
  if (answer.kind === 'response') return { text, tone: statusTone(answer.response.status) };
  if (answer.kind === 'internal') return { text, tone: 'word' };
  if (hop.error !== undefined) return { text: t`no response`, tone: 'failed' };
  if (answer.kind !== 'none') return { text, tone: 'word' };
  return waiting
    ? { text: t`pending`, tone: 'pending' }
    : { text: t`not observable`, tone: 'word' };
}

/** Returns whether a hop has a response: an internal redirect has none whose headers could be shown or missing. */
export function isAnswered({ redirect, response, error }: Hop): boolean {
  if (isInternal(redirect)) return false;
  return response !== undefined || error === undefined;
}

/** Returns the Location of a hop that should have one, as sent; undefined for hops that need none. */
export function locationOf(hop: Hop): Fact | undefined {
  const raw = rawLocation(hop);
  if (raw !== undefined) return { text: visibleText(raw), observed: raw !== '' };
  if (!isRedirectStatus(hop.response?.status)) return undefined;
  const text = hop.response?.headers ? t`none` : t`not observable`;
  return { text, observed: false };
}

/** Returns the previous response, which requested credentials; undefined if there was none. */
export function challengeOf({ challenge }: Hop): string | undefined {
  return challenge && visibleText(t`after ${statusText(challenge.status, challenge.statusLine)}`);
}

/**
 * Returns the server's address from webRequest or DevTools' network log; undefined while the hop is pending, and for
 * redirects that no server sent.
 */
export function addressOf({ response, redirect, network }: Hop): Fact | undefined {
  if (!response || isInternal(redirect) || response.fromCache) return undefined;
  if (response.serverIp !== undefined)
    return { text: visibleText(response.serverIp), observed: true };
  return network?.serverIp === undefined
    ? { text: t`not observable`, observed: false }
    : { text: t`${visibleText(network.serverIp)} (DevTools network log)`, observed: true };
}

/** Summarizes the request's body; undefined if there was none. */
export function bodyOf(hop: Hop, size: number | undefined): Fact | undefined {
  const name = bodyName(hop.body, size);
  return name === undefined
    ? undefined
    : { text: visibleText(name), observed: hop.body.kind !== 'not-observable' };
}

const FAULTS: Readonly<Record<LocationFault, Message>> = {
  missing: msg`The response has no Location.`,
  empty: msg`The Location is empty.`,
  invalid: msg`The Location is not a valid URL.`,
};

/** How a chain ended, if that needs explanation: `part` names it, `chip` is the word for it, `reason` the sentence. */
export interface End {
  readonly part: Exclude<Outcome, 'pending'>;
  readonly chip: string | undefined;
  readonly reason: string | undefined;
}

/**
 * Describes how and why a chain ended, as far as that is known; undefined if it continues or has its final response.
 */
export function endOf(chain: RedirectChain): End | undefined {
  const outcome = outcomeOf(chain);
  switch (outcome) {
    case 'pending':
      return undefined;
    case 'completed':
      return refusedEnd(chain, outcome);
    case 'failed':
      return refusedEnd(chain, outcome) ?? failedEnd(chain);
    case 'not-followed':
      return { part: outcome, chip: t`not followed`, reason: notFollowedReason(chain) };
    case 'unobserved':
      return {
        part: outcome,
        chip: t`end not observed`,
        reason: unobservedReason(chain),
      };
    default:
      return assertNever(outcome);
  }
}

function unobservedReason({ hops }: RedirectChain): string {
  if (hops.at(-1)?.intercepted) {
    return t`The request was passed to a service worker; the browser reports nothing more about
      it.`;
  }
  return hops.length < MOST_HOPS
    ? t`The recording ended before the chain did.`
    : t`Detour records at most ${MOST_HOPS} hops per chain; browsers follow at most 20 redirects.`;
}

/**
 * Explains why a chain ended at a redirect that was not followed. The rules are Fetch's HTTP-redirect fetch (§4.5) and
 * "location URL" (§2.2.6).
 */
function notFollowedReason(chain: RedirectChain): string {
  const hop = lastHop(chain);
  if (isPreflight(hop)) {
    return t`Preflight redirects are never followed. Any response other than a success blocks the
      actual request (Fetch, CORS-preflight fetch).`;
  }
  const status = hop.response?.status;
  if (!hop.redirect && status !== undefined && !isRedirectStatus(status))
    return t`Browsers don’t follow a ${status}.`;
  const target = redirectTarget(hop);
  if (target !== undefined && isWorkerScript(hop))
    return t`The browser doesn’t follow redirects of this request.`;
  if (target !== undefined) return targetReason(target, chain.type);
  const fault = locationFault(hop);
  return fault === undefined
    ? t`The browser didn’t expose the Location.`
    : translate(FAULTS[fault]);
}

function refusedEnd(chain: RedirectChain, part: 'completed' | 'failed'): End | undefined {
  const refusal = likelyCorsRefusal(chain);
  if (refusal === undefined) return undefined;
  const reason = t`The browser withheld the response from the page, likely because of CORS:
    ${visibleText(refusal)}.`;
  return { part, chip: t`likely refused by CORS`, reason };
}

function failedEnd(chain: RedirectChain): End {
  const { error = '' } = lastHop(chain);
  return { part: 'failed', chip: undefined, reason: failureReason(chain, error) };
}

/** Only if the browser's name for the error is ambiguous. */
function failureReason(chain: RedirectChain, error: string): string | undefined {
  const { body, response } = lastHop(chain);
  if (isUnexplained(error)) return t`The browser gave no reason.`;
  if (isAborted(error)) {
    return t`The page, the user or the browser canceled the request; the browser doesn’t report
      which.`;
  }
  if (isInvalidArgument(error) && isRedirectStatus(response?.status) && body.kind !== 'none') {
    return t`The body is likely a stream, which can’t be sent again (Fetch, HTTP-redirect fetch).`;
  }
  if (!isRedirectLimit(error)) return undefined;
  return isStoppedAtLimit(chain)
    ? t`The browser stopped because it follows at most 20 redirects (Fetch §4.5).`
    : t`The browser doesn’t follow redirects of this request.`;
}

function targetReason(target: string, type: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target)?.[0] ?? '';
  if (!/^https?:$/i.test(scheme)) {
    return isDocument(type)
      ? t`The browser can’t load ${visibleText(scheme)} URLs. It opens them in another app or
        ignores them: ${visibleText(target)}`
      : t`Redirects to ${visibleText(scheme)} URLs aren’t allowed here.`;
  }
  return t`The browser never requested the target. Either the page chose not to follow redirects
    (redirect: 'manual' or 'error'), or the page canceled the request; the browser doesn’t report
    which.`;
}
