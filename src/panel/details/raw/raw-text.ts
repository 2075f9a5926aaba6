/** A recorded chain as text, to read and to copy. Invisible characters are made visible. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { findingsOf } from '../../../core/findings/index.ts';
import { toHttpText } from '../../../core/formats/http-text.ts';
import { toChainRecord } from '../../../core/formats/ndjson/chain-record.ts';
import { type Message, msg } from '../../../core/text/i18n.ts';
import { visibleJson, visibleLines } from '../../../core/text/visible-text.ts';

export type RawFormat = 'http' | 'json' | 'ndjson';

export const RAW_FORMATS: readonly { readonly id: RawFormat; readonly name: Message }[] = [
  { id: 'http', name: msg`HTTP` },
  { id: 'json', name: msg`JSON` },
  { id: 'ndjson', name: msg`NDJSON` },
];

/**
 * Writes a chain, including its secrets.
 * @param journey the chains that it may have followed from
 */
export function rawText(
  format: RawFormat,
  chain: RedirectChain,
  journey: readonly RedirectChain[],
): string {
  if (format === 'http') return visibleLines(toHttpText(chain));
  const before = journey.find(({ id }) => id === chain.link?.from);
  const record = toChainRecord(chain, { redacted: false }, findingsOf(chain, before));
  return visibleJson(JSON.stringify(record, null, format === 'json' ? 2 : undefined));
}
