/** Copies chains, and parts of them, to the clipboard. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { CopyOptions } from '../../../core/formats/copy-as/copied.ts';
import { type CopyFormat, copyAs } from '../../../core/formats/copy-as/index.ts';
import { t } from '../../../core/text/i18n.ts';
import { copyText } from './copy-text.ts';

/**
 * Copies a chain in a format; to be called while a click or key press is being handled.
 * @returns a message about the result
 */
export function copyChain(format: CopyFormat, chain: RedirectChain, options: CopyOptions): string {
  const { text, notes } = copyAs(format, chain, options);
  if (text === '') return notes[0] ?? t`No request in this chain was sent over HTTP(S).`;
  return [copyPlainText(text), ...notes].join(' ');
}

/** Copies a text unchanged, under the same condition; returns a message about the result. */
export function copyPlainText(text: string): string {
  return copyText(text) ? t`Copied.` : t`The browser didn’t allow copying.`;
}
