import { t } from '../../../core/text/i18n.ts';

interface MoreButtonProps {
  /** How many items are hidden. */
  readonly rest: number;
  readonly onMore: () => void;
}

/** Shows more of a long list; nothing if all of it is shown. */
export function MoreButton({ rest, onMore }: MoreButtonProps) {
  if (rest === 0) return null;
  return (
    <button type="button" className="button more" onClick={onMore}>
      {rest === 1 ? t`Show 1 more` : t`Show more (${rest} remaining)`}
    </button>
  );
}
