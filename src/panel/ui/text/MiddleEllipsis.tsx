import type { CSSProperties } from 'react';
import { tailLength } from './middle.ts';

/**
 * One line of monospaced text; where there is no room for all of it the middle is left out. The text is whole in the
 * document, for copying and for readers; what is drawn after the ellipsis is a copy of its end that the style sheet
 * makes, from the number of characters of both.
 */
export function MiddleEllipsis({ text }: { readonly text: string }) {
  const tail = tailLength(text);
  const style = { '--length': text.length, '--tail': tail } as CSSProperties;
  return (
    <span className="middle-ellipsis" data-tail={text.slice(-tail)} style={style}>
      <span>{text}</span>
    </span>
  );
}
