import { type RefObject, useEffect } from 'react';
import { toLines } from '../../core/formats/chain-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { Row } from './rows/rows.ts';

/** Has copying give what is marked in a list or, where nothing is, the chain of the row that has the focus. */
export function useCopy(list: RefObject<HTMLElement | null>, row: Row | undefined): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (!list.current?.contains(document.activeElement)) return;
      const text = copiedText(row, String(getSelection()));
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    // Firefox tells the document of it rather than the row, where nothing is marked.
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [list, row]);
}

/** A redirect's two URLs are boxes of their own, yet belong on one line. */
function copiedText(row: Row | undefined, marked: string): string | undefined {
  if (marked !== '') return marked.replace(/\s*\n\s*→\s*\n\s*/g, ' → ');
  return row && toLines(row.chain).map(visibleText).join('\n');
}
