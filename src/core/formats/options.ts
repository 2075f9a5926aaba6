/** What all exports have in common. */
import type { RedirectChain } from '../chain/chain.ts';
import { type RedactOptions, redact } from '../redact/redact.ts';

export interface ExportOptions extends RedactOptions {
  /** Keeps secrets instead of replacing them with placeholders. */
  readonly includeSecrets: boolean;
}

/** Removes the panel's own properties, which are meaningless to readers of the file. */
function withoutOwn(chain: RedirectChain): RedirectChain {
  if (!chain.pinned && !chain.beforePanel) return chain;
  const { pinned: _pinned, beforePanel: _before, ...rest } = chain;
  return rest;
}

/** Returns the chains in the form in which they may leave the browser. */
export function toShown(chains: Iterable<RedirectChain>, options: ExportOptions): RedirectChain[] {
  const shown = [...chains].map(withoutOwn);
  return options.includeSecrets ? shown : redact(shown, options);
}
