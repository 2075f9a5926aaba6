/** What could not be shown, in a sentence. */
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { errorText } from './diagnostics.ts';

/** What a boundary is around. */
export type Displayed = 'chain' | 'tab' | 'comparison' | 'list' | 'part' | 'panel';

/** In characters: a message may quote what it is about, whole. */
const LONGEST_MESSAGE = 200;

/** Safe to show, whatever was thrown. */
export function problemText(what: Displayed, error: unknown): string {
  const text = errorText(error);
  const cut = text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
  const problem = visibleText(cut);
  switch (what) {
    case 'chain':
      return t`This chain can’t be displayed: ${problem}`;
    case 'tab':
      return t`This tab can’t be displayed: ${problem}`;
    case 'comparison':
      return t`The comparison can’t be displayed: ${problem}`;
    case 'list':
      return t`The list can’t be displayed: ${problem}`;
    case 'part':
      return t`This part of the panel can’t be displayed: ${problem}`;
    case 'panel':
      return t`The panel can’t be displayed: ${problem}`;
  }
}
