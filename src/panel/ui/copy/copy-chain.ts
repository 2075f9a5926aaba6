/** Puts chains, and parts of them, on the clipboard. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { CopyOptions } from '../../../core/formats/copy-as/copied.ts';
import { type CopyFormat, copyAs } from '../../../core/formats/copy-as/index.ts';
import { t } from '../../../core/text/i18n.ts';
import { copyText } from './copy-text.ts';

/**
 * Copies a chain in a format, while a click or a key is being handled.
 * @returns what to tell of it, in sentences
 */
export function copyChain(format: CopyFormat, chain: RedirectChain, options: CopyOptions): string {
  const { text, notes } = copyAs(format, chain, options);
  if (text === '') return notes[0] ?? t`No request in this chain was sent over HTTP(S).`;
  return [copyPlainText(text), ...notes].join(' ');
}

/** Copies a text as it is, under the same condition; gives what to tell of it. */
export function copyPlainText(text: string): string {
  return copyText(text) ? t`Copied.` : t`The browser didn’t allow copying.`;
}
