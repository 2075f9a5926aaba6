/** Chains → newline-delimited JSON, one chain a line, by docs/schema/chain.json. */
import type { RedirectChain } from '../../chain/chain.ts';
import { type Find, findAmong } from '../../findings/among.ts';
import { type ExportOptions, toShown } from '../options.ts';
import { type RecordSource, toChainRecord } from './chain-record.ts';

export type NdjsonOptions = ExportOptions &
  Omit<RecordSource, 'redacted'> & {
    /** What finds what lines tell of their chains; all that there is, if absent. */
    readonly find?: Find;
  };

/** Writes a line for each chain, each with a line feed at its end; "" for no chains. */
export function toNdjson(chains: Iterable<RedirectChain>, options: NdjsonOptions): string {
  return [...ndjsonLines(toShown(chains, options), options)].join('');
}

/** Writes line by line the chains that `toShown` gave. */
export function* ndjsonLines(
  shown: readonly RedirectChain[],
  options: NdjsonOptions,
): Generator<string> {
  const source = { ...options, redacted: !options.includeSecrets };
  const { find = findAmong(shown) } = options;
  for (const chain of shown) yield `${JSON.stringify(toChainRecord(chain, source, find(chain)))}\n`;
}
