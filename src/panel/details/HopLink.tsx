import { t } from '../../core/text/i18n.ts';

interface HopLinkProps {
  readonly index: number;
  /** Shows the hop in the Hops tab. */
  readonly onShowHop: (index: number) => void;
}

/** A hop's number as a link to the hop. */
export function HopLink({ index, onShowHop }: HopLinkProps) {
  return (
    <button
      type="button"
      className="hop-link"
      title={t`Show this hop in the Hops tab`}
      onClick={() => onShowHop(index)}
    >
      {t`Hop ${index + 1}`}
    </button>
  );
}
