import type { CSSProperties } from 'react';
import { tailOf } from './middle.ts';

interface MiddleEllipsisProps {
  readonly text: string;
  /** The index from which it differs from the text that it is compared with; that part stays in view. */
  readonly differsAt?: number | undefined;
}

/**
 * One line of monospaced text; if it doesn't fit, its middle is omitted. The document contains the whole text, for
 * copying and for screen readers. What follows the ellipsis is a copy of the text's end, or of the part that differs,
 * which the style sheet creates from the number of characters of both.
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
