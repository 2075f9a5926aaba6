import { type RefObject, useEffect } from 'react';
import { toLines } from '../../core/formats/chain-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { Row } from './rows/rows.ts';

/** Makes the Copy command copy the selected text or, if there is none, the chain of the focused row. */
export function useCopy(list: RefObject<HTMLElement | null>, row: Row | undefined): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (!list.current?.contains(document.activeElement)) return;
      const text = copiedText(row, String(getSelection()));
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    // If no text is selected, Firefox fires the event on the document instead of the row.
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [list, row]);
}

/** The two URLs of a redirect are separate boxes, but belong on one line. */
function copiedText(row: Row | undefined, marked: string): string | undefined {
  if (marked !== '') return marked.replace(/\s*\n\s*→\s*\n\s*/g, ' → ');
  return row && toLines(row.chain).map(visibleText).join('\n');
}
