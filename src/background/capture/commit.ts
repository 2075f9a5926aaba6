/** webNavigation's onCommitted → Commit: what each browser's transition says of the reason. */
import type { Commit, CommitReason } from '../../core/record/client-redirect.ts';
import type { Engine } from './engine.ts';

/** What both browsers' webNavigation details have in common, as far as Detour reads them. */
export interface CommittedDetails {
  readonly frameId: number;
  readonly url: string;
  readonly timeStamp: number;
  readonly transitionType?: string | undefined;
  readonly transitionQualifiers?: readonly string[] | undefined;
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
export function toCommit(details: CommittedDetails, engine: Engine): Commit {
  return {
    url: details.url,
    time: details.timeStamp,
    reason: engine === 'chromium' ? chromiumReason(details) : firefoxReason(details),
  };
}

/**
 * Chromium's `client_redirect` is there for location.replace() and reload() in the handler of a click too, and it is
 * missing in frames.
 */
function chromiumReason(details: CommittedDetails): CommitReason {
  if (isByUser(details)) return 'user';
  if (details.transitionType === 'form_submit') return 'form';
  if (details.transitionQualifiers?.includes('client_redirect')) return 'client-side';
  return details.frameId === 0 ? 'page' : 'unknown';
}

/** Firefox's `client_redirect` is a Refresh header or a meta element; of scripts it says nothing. */
function firefoxReason(details: CommittedDetails): CommitReason {
  if (details.transitionQualifiers?.includes('client_redirect')) return 'refresh';
  if (isByUser(details)) return 'user';
  return details.transitionType === 'form_submit' ? 'form' : 'page';
}

function isByUser({ transitionType = '', transitionQualifiers = [] }: CommittedDetails): boolean {
  return (
    OWN_CONTROLS.has(transitionType) ||
    transitionQualifiers.includes('forward_back') ||
    transitionQualifiers.includes('from_address_bar')
  );
}
