import { t } from '../../core/text/i18n.ts';
import type { InspectedTab } from '../state/types.ts';
import { inspectedText } from './inspected-tab.ts';

interface InspectedBarProps {
  readonly tab: InspectedTab;
}

/** Which tab a panel in its own tab inspects, and what the panel lacks there. */
export function InspectedBar({ tab }: InspectedBarProps) {
  const text = inspectedText(tab);
  return (
    <div className="inspected" data-part="inspected">
      <span title={text}>{text}</span>
      <span className="muted">{t`DevTools network log not available`}</span>
    </div>
  );
}
