/** What every export has in common. */
import type { RedirectChain } from '../chain/chain.ts';
import { type RedactOptions, redact } from '../redact/redact.ts';

export interface ExportOptions extends RedactOptions {
  /** Leaves the secrets as they are, instead of putting placeholders in their place. */
  readonly includeSecrets: boolean;
}

/** What is the panel's own says nothing to whoever reads the file. */
function withoutOwn(chain: RedirectChain): RedirectChain {
  if (!chain.pinned && !chain.beforePanel) return chain;
  const { pinned: _pinned, beforePanel: _before, ...rest } = chain;
  return rest;
}

/** The chains as they may leave the browser. */
export function toShown(chains: Iterable<RedirectChain>, options: ExportOptions): RedirectChain[] {
  const shown = [...chains].map(withoutOwn);
  return options.includeSecrets ? shown : redact(shown, options);
}
