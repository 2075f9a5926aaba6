import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { copyText } from './copy-text.ts';

/** Copies, and says so until something else is to be copied. */
export function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState(() => t`Copy`);
  return (
    <button
      type="button"
      className="button"
      onClick={() => setSaid(copyText(text) ? t`Copied` : t`Not copied: select the text instead`)}
    >
      <span aria-live="polite">{said}</span>
    </button>
  );
}
