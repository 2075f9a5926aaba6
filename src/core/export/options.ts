/** What every export has in common. */
import type { EnrichedChain } from '../network-log.ts';
import { type RedactOptions, redact } from '../redact/redact.ts';

export interface ExportOptions extends RedactOptions {
  /** Leaves the secrets as they are, instead of putting placeholders in their place. */
  readonly includeSecrets: boolean;
}

/** The chains as they may leave the browser. */
export function toShown(chains: Iterable<EnrichedChain>, options: ExportOptions): EnrichedChain[] {
  return options.includeSecrets ? [...chains] : redact(chains, options);
}
