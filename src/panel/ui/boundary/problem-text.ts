/** Describes what can't be displayed, in one sentence. */
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { errorText } from './diagnostics.ts';

/** What a boundary surrounds. */
export type Displayed = 'chain' | 'tab' | 'comparison' | 'list' | 'part' | 'panel';

/** In characters, since a message may quote its subject in full. */
const LONGEST_MESSAGE = 200;

/** Display-safe, whatever was thrown. */
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
