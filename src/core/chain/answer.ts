/** How a hop gets its response, which browsers report in up to three events that may disagree. */
import { type Hop, type HopResponse, isRedirectStatus, type RequestEvent } from './chain.ts';

type RedirectEvent = Extract<RequestEvent, { kind: 'redirect' }>;

/** The hop with a response whose headers have arrived. A hop with an authentication challenge continues with it. */
export function withAnswer(hop: Hop, response: HopResponse): Hop {
  return isChallenge(hop.response)
    ? { ...hop, challenge: hop.response, response }
    : { ...hop, response };
}

/** The hop with its completed response; status 0 means that there is none. */
export function withWholeAnswer(hop: Hop, response: HopResponse): Hop {
  const { response: observed } = hop;
  if (!observed) return { ...hop, response };
  if (response.status === 0) return hop;
  return response.status === observed.status || !isChallenge(observed)
    ? { ...hop, response: { ...observed, ...response } }
    : withAnswer(hop, response);
}

/**
 * The hop with its redirect. If the event disagrees with the observed response, the response holds: if an extension
 * redirects a response, the browser reports a status that no server sent, and a server may use the words that the
 * browser uses for internal redirects.
 */
export function withRedirect(hop: Hop, { redirect, response }: RedirectEvent): Hop {
  const { response: observed, ...unanswered } = hop;
  if (!observed) return { ...unanswered, ...(response && { response }), redirect };
  if (response && isChallenge(observed)) return { ...withAnswer(hop, response), redirect };
  if (response?.status === observed.status) {
    return { ...hop, response: { ...observed, ...response }, redirect };
  }
  const isSent = !response && isRedirectStatus(observed.status);
  return { ...hop, redirect: { ...redirect, cause: isSent ? 'http' : 'extension' } };
}

/**
 * Returns whether an answer asks for credentials (RFC 9110 §15.5.2, §15.5.8). Browsers that have some send the request
 * again within the hop; Firefox shows the headers of both answers as they arrive, Chromium only those of the first.
 */
function isChallenge(response: HopResponse | undefined): response is HopResponse {
  return response?.status === 401 || response?.status === 407;
}
