/** RequestEvents in, chains out: the only state machine. Same events, same chains; no clock, no storage, no browser. */
import { withAnswer, withRedirect, withWholeAnswer } from '../chain/answer.ts';
import type { Cause, Hop, Redirect, RedirectChain, RequestEvent } from '../chain/chain.ts';
import { isRedirect, isRedirectStatus, lastHop } from '../chain/chain.ts';
import {
  appendHop,
  isHttp,
  isHttpsUpgrade,
  isSameRequest,
  newChain,
  partialHop,
  replaceLastHop,
  withLastHop,
  withoutRepeatedText,
} from '../chain/chain-edit.ts';
import { isAborted } from '../chain/network-error.ts';
import { redirectTarget } from '../chain/redirect-target.ts';
import { isPreflight } from '../standards/cors.ts';

/** The whole state between two events: the requests that haven't ended, by `requestId`. */
export type OpenRequests = Map<string, RedirectChain>;

type EventOf<Kind extends RequestEvent['kind']> = Extract<RequestEvent, { kind: Kind }>;

/**
 * The most hops in a chain. Both browsers stop at 20 redirects, including their own, so only events that make no sense,
 * such as a requestId that is reused forever, come near.
 */
export const MOST_HOPS = 50;

/**
 * Processes one event, in the order of arrival, and updates `open` in place. Events may be missing (the recording began
 * late, the background script was killed): what they would have reported is left out, and the hop is marked `partial`.
 * A chain that would have too many hops is `cut`.
 * @returns the new state of the request; `isRedirected` decides whether it is worth showing
 */
export function record(open: OpenRequests, event: RequestEvent): RedirectChain {
  const before = open.get(event.requestId);
  const advanced = advance(before, event);
  const isTooLong = before !== undefined && advanced.hops.length > MOST_HOPS;
  const chain: RedirectChain = isTooLong ? { ...before, ended: true, cut: true } : advanced;
  if (chain.ended) open.delete(chain.id);
  else open.set(chain.id, chain);
  return chain;
}

/** Returns whether a request has been redirected; only then is it worth showing as a chain. */
export function isRedirected(chain: RedirectChain): boolean {
  return chain.hops.length > 1 || isRedirect(chain.hops[0]);
}

function advance(before: RedirectChain | undefined, event: RequestEvent): RedirectChain {
  switch (event.kind) {
    case 'request':
      return startHop(before, event);
    case 'request-headers':
      return withLastHop(atHopOf(before, event), { requestHeaders: event.headers });
    case 'response':
      return responseArrived(atHopOf(before, event), event);
    case 'redirect':
      return redirectHop(atHopOf(before, event), event);
    case 'intercepted':
      return { ...withLastHop(atHopOf(before, event), { intercepted: true }), ended: true };
    case 'completed':
      return completeHop(before, event);
    case 'failed':
      return failHop(before, event);
  }
}

function startHop(before: RedirectChain | undefined, event: EventOf<'request'>): RedirectChain {
  const hop: Hop = {
    method: event.method,
    url: event.url,
    startedAt: event.time,
    body: event.body,
  };
  if (!before) return newChain(event, hop);
  const last = lastHop(before);
  if (last.redirect) {
    const reached = throughUpgrade(before, last.redirect.url, hop);
    const body = withoutRepeatedText(hop.body, lastHop(reached).body);
    return appendHop(reached, { ...hop, body });
  }
  // The same request reported again, as Firefox does after a challenge and if a service worker lets the request pass.
  if (last.method === event.method && isSameRequest(last.url, event.url)) {
    const { intercepted: _passed, ...passed } = last;
    return replaceLastHop(before, passed);
  }
  return appendHop(leaveLastHop(before, event), hop);
}

/**
 * If Chromium tries HTTPS first, or the page has upgrade-insecure-requests, a redirect's target changes before the next
 * request is reported: only the changed URL shows the hop in between.
 */
function throughUpgrade(before: RedirectChain, target: string, hop: Hop): RedirectChain {
  if (!isHttpsUpgrade(target, hop.url)) return before;
  const redirect: Redirect = { url: hop.url, cause: 'upgrade', inferred: true };
  const body = withoutRepeatedText(hop.body, lastHop(before).body);
  return appendHop(before, { ...hop, url: target, body, redirect, endedAt: hop.startedAt });
}

function responseArrived(before: RedirectChain, event: EventOf<'response'>): RedirectChain {
  return replaceLastHop(before, withAnswer(lastHop(before), event.response));
}

function redirectHop(before: RedirectChain, event: EventOf<'redirect'>): RedirectChain {
  const hop = { ...withRedirect(lastHop(before), event), endedAt: event.time };
  // Extensions can't see requests for other schemes, so the chain ends here, whatever happens next.
  return { ...replaceLastHop(before, hop), ended: !isHttp(event.redirect.url) };
}

function completeHop(
  before: RedirectChain | undefined,
  event: EventOf<'completed'>,
): RedirectChain {
  if (before && endsAtRedirect(lastHop(before), event)) return { ...before, ended: true };
  const chain = atHopOf(before, event);
  const hop = { ...withWholeAnswer(lastHop(chain), event.response), endedAt: event.time };
  return { ...replaceLastHop(chain, hop), ended: true };
}

/** Firefox completes a preflight that was redirected: the end of that hop, not the beginning of another. */
function endsAtRedirect(last: Hop, event: EventOf<'completed'>): boolean {
  return last.redirect !== undefined && event.response.status === last.response?.status;
}

/**
 * A failure after a redirect that no request followed belongs to the redirecting hop, because nothing was sent to the
 * target. There, Chromium reports an abort if it was told not to follow (`redirect: 'manual'`), and Firefox any failure
 * for a preflight, which must never be followed: neither is an error.
 */
function failHop(before: RedirectChain | undefined, event: EventOf<'failed'>): RedirectChain {
  const redirected = before && lastHop(before).redirect !== undefined;
  if (redirected && (isAborted(event.error) || isPreflight(lastHop(before)))) {
    return { ...before, ended: true };
  }
  const chain = redirected ? before : atHopOf(before, event);
  if (isAborted(event.error) && hasNoContent(lastHop(chain))) {
    return { ...withLastHop(chain, { endedAt: event.time }), ended: true };
  }
  return { ...withLastHop(chain, { error: event.error, endedAt: event.time }), ended: true };
}

/** Firefox aborts a navigation whose response is a 204 or 205: there is no page, and nothing is missing. */
function hasNoContent({ response }: Hop): boolean {
  return response?.status === 204 || response?.status === 205;
}

/** Ensures that the chain's last hop is the event's, and opens the hop if its start was not observed. */
function atHopOf(before: RedirectChain | undefined, event: RequestEvent): RedirectChain {
  if (!before) return newChain(event, partialHop(event));
  const last = lastHop(before);
  if (last.redirect) return appendHop(before, partialHop(event));
  if (isSameRequest(last.url, event.url)) return before;
  // The URL changed within the hop: see `unannouncedCause`.
  const left = leaveLastHop(before, event);
  // Only a server's redirect changes the method, and with it drops the body.
  const isByServer = lastHop(left).redirect?.cause === 'http' || last.method !== event.method;
  if (isByServer) return appendHop(left, partialHop(event));
  return appendHop(left, {
    method: event.method,
    url: event.url,
    startedAt: event.time,
    body: withoutRepeatedText(last.body, last.body),
  });
}

/**
 * Closes the last hop with the redirect that must have happened, because the request has moved on to another URL. If
 * the response's Location names yet another URL, the redirect went there, and the hops in between were missed.
 */
function leaveLastHop(before: RedirectChain, event: RequestEvent): RedirectChain {
  const last = lastHop(before);
  const isByServer = isRedirectStatus(last.response?.status);
  const cause: Cause = isByServer ? 'http' : unannouncedCause(last.url, event);
  const named = isByServer ? redirectTarget(last) : undefined;
  const isElsewhere =
    named !== undefined && !isSameRequest(named, event.url) && !isHttpsUpgrade(named, event.url);
  return withLastHop(before, {
    redirect: { url: isElsewhere ? named : event.url, cause, inferred: true },
    endedAt: event.time,
  });
}

/**
 * After a redirect, Chromium reports neither HSTS (RFC 6797 §8.3) nor another extension's redirect: the same request
 * just continues at another URL. Both may have upgraded it to HTTPS; a request that was reported again was redirected
 * unobserved.
 */
function unannouncedCause(from: string, { kind, url }: RequestEvent): Cause {
  return isHttpsUpgrade(from, url) && kind !== 'request' ? 'upgrade' : 'unknown';
}
