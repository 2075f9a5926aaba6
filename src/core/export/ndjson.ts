/** Chains → newline-delimited JSON, one chain a line, by docs/schema/chain.json. */
import type { EnrichedChain } from '../network-log.ts';
import { toChainRecord } from './chain-record.ts';
import { type ExportOptions, toShown } from './options.ts';

/** Writes a line for each chain, each with a line feed at its end; "" for no chains. */
export function toNdjson(chains: Iterable<EnrichedChain>, options: ExportOptions): string {
  const shown = toShown(chains, options);
  const byId = new Map(shown.map((chain) => [chain.id, chain]));
  return shown
    .map((chain) => {
      const before = chain.link && byId.get(chain.link.from);
      return `${JSON.stringify(toChainRecord(chain, !options.includeSecrets, before))}\n`;
    })
    .join('');
}
