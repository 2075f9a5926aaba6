/** The messages that the panel shows in place of chains or beside them, each with at most one action. */
import { t } from '../../core/text/i18n.ts';
import { shownSession } from '../state/sessions.ts';
import type { PanelState } from '../state/types.ts';

export interface Sentence {
  readonly kind: string;
  readonly text: string;
  /** Whether background recording is offered with it. */
  readonly offersBackgroundRecording?: true;
  readonly action?: 'reload-page' | 'resume-recording' | 'clear-filter' | 'dismiss-trouble';
}

/** Pages can't reopen DevTools, so there is no action. */
function outdated(): Sentence {
  return {
    kind: 'outdated',
    text: t`Detour was updated. Close and reopen DevTools to continue recording.`,
  };
}

/** Returns what to show in place of the list; undefined if there is a list. */
export function emptyState(state: PanelState, rows: number): Sentence | undefined {
  const { tabId, chains, source } = shownSession(state);
  if (!state.canRecord && !source) return { kind: 'nothing-open', text: '' };
  if (tabId === undefined) {
    return {
      kind: 'no-tab',
      text: t`No tab to inspect. Open DevTools on a page and select Redirects.`,
    };
  }
  if (rows > 0) return undefined;
  if (chains.size > 0) {
    return {
      kind: 'no-match',
      text: t`No chains match the filter.`,
      action: 'clear-filter',
    };
  }
  if (source) {
    return { kind: 'no-redirects', text: t`No redirects found in this file.` };
  }
  if (state.inspected?.closed) {
    return {
      kind: 'tab-closed',
      text: t`The inspected tab was closed. Nothing was recorded for the tab.`,
    };
  }
  if (state.connection === 'outdated') return outdated();
  if (!state.recording) {
    return { kind: 'paused', text: t`Recording is paused.`, action: 'resume-recording' };
  }
  // Until the background script responds, which takes milliseconds, there may be chains.
  if (state.connection === 'connecting') return { kind: 'connecting', text: '' };
  return {
    kind: 'empty',
    text: t`No redirects recorded yet. Reload the page, or perform an action that should redirect.`,
    action: 'reload-page',
    offersBackgroundRecording: true,
  };
}

/** Returns the line above the status bar; undefined if there is no trouble. */
export function notice(state: PanelState): Sentence | undefined {
  const { chains } = shownSession(state);
  if (state.inspected?.closed) {
    return chains.size === 0
      ? undefined
      : {
          kind: 'tab-closed',
          text: t`The inspected tab was closed. Its recording stays here until you close this
            page.`,
        };
  }
  if (state.connection === 'outdated') {
    // Without chains, it is shown in place of the list.
    return chains.size > 0 ? outdated() : undefined;
  }
  if (state.connection === 'disconnected') {
    return { kind: 'disconnected', text: t`Reconnecting to the recorder. Nothing is lost.` };
  }
  return state.trouble === undefined
    ? undefined
    : { kind: 'trouble', text: state.trouble, action: 'dismiss-trouble' };
}
