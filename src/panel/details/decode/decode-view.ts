/** What a value holds, as texts that are safe to show. */
import { decode } from '../../../core/decode/decode.ts';
import type { Encoded } from '../../../core/decode/encoding.ts';
import { visibleLines } from '../../../core/text/visible-text.ts';

export interface DecodedView {
  /** What it was; undefined where it could not be decoded. */
  readonly title?: string;
  readonly parts: readonly { readonly name: string; readonly text: string }[];
  readonly notes: readonly string[];
}

/** Decodes a value, here and now. It never fails: why it cannot be decoded is a note. */
export async function decodeView(encoded: Encoded): Promise<DecodedView> {
  const decoding = await decode(encoded);
  if ('problem' in decoding) return { parts: [], notes: [decoding.problem] };
  const { title, parts, notes } = decoding;
  return {
    title: visibleLines(title),
    parts: parts.map(({ name, text }) => ({ name, text: visibleLines(text) })),
    notes,
  };
}
