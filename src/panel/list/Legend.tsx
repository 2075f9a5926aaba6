import { t } from '../../core/text/i18n.ts';
import { MarkSign } from '../ui/chain/MarkSign.tsx';

/** The meaning of the marks in the list. */
export function Legend() {
  return (
    // Hidden from screen readers: the marks in the rows have their own labels.
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
