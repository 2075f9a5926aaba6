import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  /** A function's is written only when it is to be copied. */
  readonly text: string | (() => string);
  /** Undefined: Copy. */
  readonly label?: string;
}

/** Copies, and says so until something else is to be copied. */
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
