/** webNavigation's details → Commit, and why a navigation failed: what each browser says of the reason. */
import { isAborted } from '../../core/chain/network-error.ts';
import type { Commit, CommitReason } from '../../core/record/commit.ts';
import type { Engine } from './engine.ts';

/** What both browsers' webNavigation details have in common, as far as Detour reads them. */
export interface NavigationDetails {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
  readonly timeStamp: number;
  readonly transitionType?: string | undefined;
  readonly transitionQualifiers?: readonly string[] | undefined;
  /** Why it failed. */
  readonly error?: string | undefined;
}

/** How a page is reached by the browser's own controls; everything else is `link`, `form_submit` or a frame's. */
const OWN_CONTROLS = new Set([
  'reload',
  'typed',
  'auto_bookmark',
  'auto_toplevel',
  'generated',
  'keyword',
  'keyword_generated',
  'start_page',
]);

/** Translates one event. Never throws on what a browser sends. */
export function toCommit(details: NavigationDetails, engine: Engine): Commit {
  const { tabId, frameId, url, timeStamp } = details;
  return {
    tabId,
    frameId,
    url,
    time: timeStamp,
    reason: engine === 'chromium' ? chromiumReason(details) : firefoxReason(details),
  };
}

/**
 * Chromium's `client_redirect` is there for location.replace() and reload() in the handler of a click too, and it is
 * missing in frames.
 */
function chromiumReason(details: NavigationDetails): CommitReason {
  if (isByUser(details)) return 'user';
  if (details.transitionType === 'form_submit') return 'form';
  if (details.transitionQualifiers?.includes('client_redirect')) return 'client-side';
  return details.frameId === 0 ? 'page' : 'unknown';
}

/** Firefox's `client_redirect` is a Refresh header or a meta element; of scripts it says nothing. */
function firefoxReason(details: NavigationDetails): CommitReason {
  if (details.transitionQualifiers?.includes('client_redirect')) return 'refresh';
  if (isByUser(details)) return 'user';
  return details.transitionType === 'form_submit' ? 'form' : 'page';
}

function isByUser({ transitionType = '', transitionQualifiers = [] }: NavigationDetails): boolean {
  return (
    OWN_CONTROLS.has(transitionType) ||
    transitionQualifiers.includes('forward_back') ||
    transitionQualifiers.includes('from_address_bar')
  );
}

/**
 * Reads the reason out of webNavigation.onErrorOccurred; undefined where it says nothing that webRequest does not.
 * Firefox has only a number for it, and fires it for ordinary navigations too (2152398850, a change of process).
 */
export function toNavigationError(error: string | undefined): string | undefined {
  return error?.startsWith('net::') && !isAborted(error) ? error : undefined;
}
