/** What every export has in common. */
import type { RedirectChain } from '../chain/chain.ts';
import { type RedactOptions, redact } from '../redact/redact.ts';

export interface ExportOptions extends RedactOptions {
  /** Leaves the secrets as they are, instead of putting placeholders in their place. */
  readonly includeSecrets: boolean;
}

/** A pin is the panel's own, and says nothing to whoever reads the file. */
function withoutPin(chain: RedirectChain): RedirectChain {
  if (!chain.pinned) return chain;
  const { pinned: _pinned, ...rest } = chain;
  return rest;
}

/** The chains as they may leave the browser. */
export function toShown(chains: Iterable<RedirectChain>, options: ExportOptions): RedirectChain[] {
  const unpinned = [...chains].map(withoutPin);
  return options.includeSecrets ? unpinned : redact(unpinned, options);
}
