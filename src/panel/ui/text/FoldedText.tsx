import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';

/** Texts longer than this are collapsed to their two ends, so that one URL of 2 kB doesn't fill the panel. */
const LONG = 160;
const HEAD = 80;
const TAIL = 40;

/** The focused button is gone, so the focus moves to the text that it revealed. */
const takeFocus = (element: HTMLElement | null) => element?.focus({ preventScroll: true });

/** The label of the button that shows that many more characters. */
export function moreCharacters(count: number): string {
  return count === 1 ? t`Show 1 more character` : t`Show ${count} more characters`;
}

/** Text whose middle is hidden until the user expands it. */
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
