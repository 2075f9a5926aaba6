import { t } from '../../../core/text/i18n.ts';

interface CloseButtonProps {
  readonly name: string;
  readonly onClick: () => void;
}

/** A cross that does the same as Escape. */
export function CloseButton({ name, onClick }: CloseButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={t`${name} (Esc)`}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 4l8 8M12 4l-8 8" />
      </svg>
    </button>
  );
}
