/** Chains → newline-delimited JSON, one chain per line, according to docs/schema/chain.json. */
import type { RedirectChain } from '../../chain/chain.ts';
import { type Find, findAmong } from '../../findings/among.ts';
import type { ExportOptions } from '../../redact/redact.ts';
import { toShown } from '../redacted-findings.ts';
import { type RecordSource, toChainRecord } from './chain-record.ts';

export type NdjsonOptions = ExportOptions &
  Omit<RecordSource, 'redacted'> & {
    /** Finds the findings of each line's chain; all findings, if absent. */
    readonly find?: Find;
  };

/** Writes one line per chain, each ending with a line feed; "" for no chains. */
export function toNdjson(chains: Iterable<RedirectChain>, options: NdjsonOptions): string {
  return [...ndjsonLines(toShown(chains, options), options)].join('');
}

/** Writes the result of `toShown` line by line. */
export function* ndjsonLines(
  shown: readonly RedirectChain[],
  options: NdjsonOptions,
): Generator<string> {
  const source = { ...options, redacted: !options.includeSecrets };
  const { find = findAmong(shown) } = options;
  for (const chain of shown) yield `${JSON.stringify(toChainRecord(chain, source, find(chain)))}\n`;
}
