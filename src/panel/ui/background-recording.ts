import { t } from '../../core/text/i18n.ts';

/** Background recording with what it is, for whoever may want it. */
export function backgroundRecordingText(): string {
  return t`Record in background: navigations, while no panel is open, in all but private windows. A panel that is opened later shows how its page was reached.`;
}
