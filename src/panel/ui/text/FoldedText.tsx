import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';

/** A text that is longer is folded to its two ends, so that one URL of 2 kB does not fill the panel. */
const LONG = 160;
const HEAD = 80;
const TAIL = 40;

/** The button that had the focus is gone: reading goes on where it was. */
const takeFocus = (element: HTMLElement | null) => element?.focus({ preventScroll: true });

/** What shows so many more characters. */
export function moreCharacters(count: number): string {
  return count === 1 ? t`Show 1 more character` : t`Show ${count} more characters`;
}

/** Text whose middle is left out until the reader asks for it. */
export function FoldedText({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  if (text.length <= LONG) return text;
  if (whole) {
    return (
      <span ref={takeFocus} tabIndex={-1}>
        {text}
      </span>
    );
  }
  const label = moreCharacters(text.length - HEAD - TAIL);
  return (
    <>
      {text.slice(0, HEAD)}
      <button
        type="button"
        className="unfold"
        aria-label={label}
        title={label}
        onClick={() => setWhole(true)}
      >
        …
      </button>
      {text.slice(-TAIL)}
    </>
  );
}
