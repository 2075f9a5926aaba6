import { t } from '../../core/text/i18n.ts';

/** The name and explanation of background recording. */
export function backgroundRecordingText(): string {
  return t`Record in background: records navigations while no panel is open, except in private
    windows. A panel opened later shows how its page was reached.`;
}
