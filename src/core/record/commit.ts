/**
 * The documents that frames show: which request each is from, and when it was committed, which browsers report early or
 * late.
 */
import { headerValue, lastHop, type RedirectChain } from '../chain/chain.ts';
import { isSameRequest } from '../chain/chain-edit.ts';
import { isAborted } from '../chain/network-error.ts';

/**
 * The reason that a browser reports when it shows a document. `user`: reload, history, address bar, bookmark.
 * `refresh`: a Refresh header or a meta element. `client-side`: either of these or a script, even in a click handler.
 * `page`: a link or a script, but no refresh. `form`: a form, whoever submitted it. `unknown`: none of these.
 */
export const COMMIT_REASONS = [
  'user',
  'refresh',
  'client-side',
  'page',
  'form',
  'unknown',
] as const;
export type CommitReason = (typeof COMMIT_REASONS)[number];

/** A frame shows another document from now on. */
export interface Commit {
  readonly tabId: number;
  /** 0: the tab's own. */
  readonly frameId: number;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly reason: CommitReason;
}

/** A document that a frame shows: its chain, and when it was committed. */
export interface ShownDocument {
  readonly chain: RedirectChain;
  readonly committedAt: number;
}

/** Returns whether a request is for a document that a frame is to show. */
export function isDocument({ type, lifecycle }: RedirectChain): boolean {
  return (type === 'main_frame' && lifecycle !== 'prefetch') || type === 'sub_frame';
}

/** Returns whether a request is for a tab's page: a prerendered page is a main frame, too, but not the tab's. */
export function isTopLevel({ type, frameId, lifecycle }: RedirectChain): boolean {
  return type === 'main_frame' && frameId === 0 && lifecycle !== 'prefetch';
}

/** How much later than its commit a request may seem to begin, because two processes' clocks differ, in ms. */
const CLOCKS = 50;

/** Returns whether a commit is that of a request; of one that hasn't been sent yet, its initiator isn't known. */
export function isCommitOf({ url, time }: Commit, chain: RedirectChain): boolean {
  const last = lastHop(chain);
  const isSent = last.requestHeaders !== undefined || chain.ended;
  const isIts =
    isSameRequest(last.url, url) || (isEarly(time, chain) && isSameRequest(chain.hops[0].url, url));
  return isSent && isIts && chain.hops[0].startedAt <= time + CLOCKS;
}

/** Some browsers report a frame's commit when its load begins, with the URL that was requested first. */
export function isEarly(committedAt: number, { hops: [first] }: RedirectChain): boolean {
  return committedAt <= first.startedAt;
}

/** A document is shown no sooner than its response has arrived, whatever was reported. */
export function toShownDocument(chain: RedirectChain, committedAt: number): ShownDocument {
  const { startedAt, endedAt = startedAt } = lastHop(chain);
  return { chain, committedAt: isEarly(committedAt, chain) ? endedAt : committedAt };
}

/** Returns whether a response makes no document: there is none, or it is empty or a download. */
export function isNeverShown(chain: RedirectChain): boolean {
  const { error, response, redirect, intercepted } = lastHop(chain);
  if (!chain.ended || intercepted) return false;
  if (redirect || !response) return true;
  // What is canceled while it arrives may be shown, as far as it arrived.
  if (error !== undefined) return !isAborted(error);
  const disposition = headerValue(response.headers, 'content-disposition') ?? '';
  return response.status === 204 || response.status === 205 || /^\s*attachment/i.test(disposition);
}
