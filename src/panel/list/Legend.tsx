import { t } from '../../core/text/i18n.ts';
import { MarkSign } from '../ui/chain/MarkSign.tsx';

/** What the marks in the list mean. */
export function Legend() {
  return (
    // The marks say their words to screen readers in the rows.
    <span className="legend" aria-hidden="true">
      <span>
        <MarkSign mark="warning" /> {t`something lost or at risk`}
      </span>
      <span>
        <MarkSign mark="error" /> {t`failed, or violated a standard`}
      </span>
    </span>
  );
}
