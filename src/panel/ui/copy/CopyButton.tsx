import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  /** The text, or a function that writes it when it is copied. */
  readonly text: string | (() => string);
  /** Undefined for "Copy". */
  readonly label?: string;
}

/** Copies a text, and confirms it until the text changes. */
export function CopyButton({ text, label = t`Copy` }: CopyButtonProps) {
  const [said, setSaid] = useState(label);
  const copy = () => {
    const done = copyText(typeof text === 'string' ? text : text());
    setSaid(done ? t`Copied` : t`Not copied: select the text instead`);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{said}</span>
    </button>
  );
}
