/**
 * Client-side redirects: was a document requested because the previous document in its frame navigated there by itself,
 * and not because of a click, the address bar, a reload or the history? Decided only from what the browsers report.
 */

import {
  type Certainty,
  type ChainLink,
  headerValue,
  type LinkCause,
  lastHop,
  type RedirectChain,
} from '../chain/chain.ts';
import { isSameRequest } from '../chain/chain-edit.ts';
import { parseRefresh } from '../http/refresh.ts';
import { isUrl } from '../url/origin.ts';
import type { CommitReason, ShownDocument } from './commit.ts';

/** Whether a request was sent because of a click or key press, as far as the request shows. */
type Activation = 'present' | 'absent' | 'unknown';

/**
 * How long a click counts as user activation in both browsers (HTML, "transient activation duration"), in ms. A request
 * without activation sooner than this after the document was shown can't be caused by a click in it.
 */
const ACTIVATION = 5000;

/** How soon the next request must begin if only its timing rules out a click, in ms. */
const AT_ONCE = 1000;

/** How much too early a timer may seem to fire, because two processes' clocks differ, in ms. */
const EARLY = 100;

/**
 * Returns whether a request for a document followed from the document that its frame showed before it.
 * @param reason why the document was shown; `unknown` where it never was: it was a download, it was empty, or it failed
 */
export function toClientLink(
  before: ShownDocument,
  chain: RedirectChain,
  reason: CommitReason,
): ChainLink | undefined {
  // Without an initiator, the browser's own controls sent the request.
  if (reason === 'user' || chain.initiator === undefined || isReload(before, chain))
    return undefined;
  const from = before.chain.id;
  const isHeader = isAskedByHeader(before, chain);
  if (reason === 'refresh') {
    return { from, cause: isHeader ? 'refresh-header' : 'meta-refresh', certainty: 'certain' };
  }
  if (reason === 'client-side' && isHeader) {
    return { from, cause: 'refresh-header', certainty: 'certain' };
  }
  const activation = activationOf(chain);
  const asker = askerOf(before, chain);
  if (activation === 'present' || asker === 'other') return undefined;
  const isNamed = reason === 'client-side' || (reason === 'unknown' && isHeader);
  const certainty = certaintyOf(activation, elapsed(before, chain), isNamed);
  if (!certainty) return undefined;
  return {
    from,
    cause: causeOf(reason, chain, isHeader),
    certainty: asker === 'document' ? certainty : 'possible',
  };
}

/** @param isNamed whether there is more evidence than the absence of a click */
function certaintyOf(
  activation: Activation,
  elapsed: number,
  isNamed: boolean,
): Certainty | undefined {
  if (activation === 'absent' && elapsed <= ACTIVATION) return isNamed ? 'certain' : 'likely';
  // A click may have been so long ago that it no longer counts.
  if (activation === 'absent' && isNamed) return 'possible';
  if (elapsed > AT_ONCE) return undefined;
  return isNamed ? 'likely' : 'possible';
}

function causeOf(reason: CommitReason, chain: RedirectChain, isHeader: boolean): LinkCause {
  // Only a form sends a document's request with POST.
  if (reason === 'form' || chain.hops[0].method === 'POST') return 'form';
  if (reason === 'page') return 'script';
  return isHeader ? 'refresh-header' : 'client-side';
}

/** Milliseconds from showing the document to requesting the next one. */
function elapsed(before: ShownDocument, chain: RedirectChain): number {
  return chain.hops[0].startedAt - before.committedAt;
}

/** A document that is requested again was not redirected, regardless of the initiator. */
function isReload(before: ShownDocument, { hops: [first] }: RedirectChain): boolean {
  const shown = lastHop(before.chain);
  return first.method === shown.method && isSameRequest(first.url, shown.url);
}

/** Returns whether the previous document had a Refresh header that was due and pointed to the requested URL. */
function isAskedByHeader(before: ShownDocument, chain: RedirectChain): boolean {
  const { url, response } = lastHop(before.chain);
  const value = headerValue(response?.headers, 'refresh');
  const refresh = value === undefined ? undefined : parseRefresh(value);
  if (refresh?.url === undefined || !isUrl(refresh.url, url)) return false;
  if (elapsed(before, chain) < refresh.delay * 1000 - EARLY) return false;
  return isSameRequest(new URL(refresh.url, url).href, chain.hops[0].url);
}

/**
 * Sec-Fetch-User shows user activation (Fetch Metadata §2.4), but only requests to trustworthy URLs have Sec-Fetch
 * headers.
 */
function activationOf(chain: RedirectChain): Activation {
  const headers = chain.hops
    .map((hop) => hop.requestHeaders)
    .find((each) => headerValue(each, 'sec-fetch-site') !== undefined);
  if (!headers) return 'unknown';
  return headerValue(headers, 'sec-fetch-user') === undefined ? 'absent' : 'present';
}

/**
 * Who sent the request: the document that the frame showed, another document, or one of the same origin. A frame's
 * parent, which may also navigate the frame, is told apart by the Referer if it is more than an origin.
 */
function askerOf(before: ShownDocument, chain: RedirectChain): 'document' | 'origin' | 'other' {
  const { url } = lastHop(before.chain);
  if (!isUrl(url) || new URL(url).origin !== chain.initiator) return 'other';
  if (chain.type === 'main_frame') return 'document';
  const referer = headerValue(
    chain.hops.find((hop) => hop.requestHeaders)?.requestHeaders,
    'referer',
  );
  if (referer === undefined || referer === `${chain.initiator}/`) return 'origin';
  return isSameRequest(referer, url) ? 'document' : 'other';
}
