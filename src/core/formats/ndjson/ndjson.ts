/** Chains → newline-delimited JSON, one chain a line, by docs/schema/chain.json. */
import type { RedirectChain } from '../../chain/chain.ts';
import { earlierOf } from '../../findings/earlier.ts';
import { type ExportOptions, toShown } from '../options.ts';
import { type RecordSource, toChainRecord } from './chain-record.ts';

export type NdjsonOptions = ExportOptions & Omit<RecordSource, 'redacted'>;

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
  const byId = new Map(shown.map((chain) => [chain.id, chain]));
  for (const chain of shown) {
    const before = chain.link && byId.get(chain.link.from);
    yield `${JSON.stringify(toChainRecord(chain, source, before, earlierOf(chain, shown)))}\n`;
  }
}
