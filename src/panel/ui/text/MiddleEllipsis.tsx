import type { CSSProperties } from 'react';
import { tailOf } from './middle.ts';

interface MiddleEllipsisProps {
  readonly text: string;
  /** Index from which on it differs from the text that it is compared with: that much stays in view. */
  readonly differsAt?: number | undefined;
}

/**
 * One line of monospaced text; where there is no room for all of it the middle is left out. The text is whole in the
 * document, for copying and for readers; what is drawn after the ellipsis is a copy of its end, or of what differs, that
 * the style sheet makes, from the number of characters of both.
 */
export function MiddleEllipsis({ text, differsAt }: MiddleEllipsisProps) {
  const tail = tailOf(text, differsAt);
  const style = { '--length': text.length, '--tail': tail.length } as CSSProperties;
  return (
    <span
      className="middle-ellipsis"
      data-tail={tail}
      data-differs={(differsAt !== undefined && differsAt > 0) || undefined}
      style={style}
    >
      <span>{text}</span>
    </span>
  );
}
