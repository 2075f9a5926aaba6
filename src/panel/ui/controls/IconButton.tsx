import type { ReactNode } from 'react';

type Icon = 'record' | 'clear' | 'settings' | 'help';

/** Paths in a 16 × 16 box. */
const DRAWINGS: Readonly<Record<Icon, ReactNode>> = {
  record: <circle cx="8" cy="8" r="4.75" />,
  clear: <path d="M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.2 4.2l7.6 7.6" />,
  settings: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4l1.4-1.4M11 5l1.4-1.4" />
      <circle cx="8" cy="8" r="4.4" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M6.2 6.6a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.3M8 10.9v1" />
    </>
  ),
};

interface IconButtonProps {
  readonly icon: Icon;
  readonly label: string;
  readonly tip: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A button with an icon as its label. */
export function IconButton({ icon, label, tip, pressed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-icon={icon}
      aria-label={label}
      aria-pressed={pressed}
      title={tip}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {DRAWINGS[icon]}
      </svg>
    </button>
  );
}
