/** webNavigation's details → Commit, and why a navigation failed, by what each browser reports as the reason. */
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

/** How a page is reached with the browser's own controls; everything else is `link`, `form_submit` or a frame's. */
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
 * Chromium also reports `client_redirect` for location.replace() and reload() in a click handler, and never in frames.
 */
function chromiumReason(details: NavigationDetails): CommitReason {
  if (isByUser(details)) return 'user';
  if (details.transitionType === 'form_submit') return 'form';
  if (details.transitionQualifiers?.includes('client_redirect')) return 'client-side';
  return details.frameId === 0 ? 'page' : 'unknown';
}

/** Firefox's `client_redirect` is a Refresh header or a meta element; it isn't reported for scripts. */
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
 * Reads the reason from webNavigation.onErrorOccurred; undefined if it adds nothing to what webRequest reports. Firefox
 * has only a number for the reason, and fires the event for ordinary navigations, too (2152398850, a process switch).
 */
export function toNavigationError(error: string | undefined): string | undefined {
  return error?.startsWith('net::') && !isAborted(error) ? error : undefined;
}
