import { t } from '../../core/text/i18n.ts';

interface HopLinkProps {
  readonly index: number;
  /** Shows it in its place in the story. */
  readonly onShowHop: (index: number) => void;
}

/** A hop's number, and the way to it. */
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
