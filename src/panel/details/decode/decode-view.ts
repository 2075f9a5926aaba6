/** The decoded content of a value, as display-safe texts. */
import { decode } from '../../../core/decode/decode.ts';
import type { Encoded } from '../../../core/decode/encoding.ts';
import { visibleLines } from '../../../core/text/visible-text.ts';

export interface DecodedView {
  /** What was decoded; undefined if decoding failed. */
  readonly title?: string;
  readonly parts: readonly { readonly name: string; readonly text: string }[];
  readonly notes: readonly string[];
}

/** Decodes a value locally. It never throws: a note says why a value can't be decoded. */
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
