/** What all exports have in common. */
import type { RedirectChain } from '../chain/chain.ts';
import type { RedactOptions } from '../redact/redact.ts';
import { carryFindings, redactWithFindings } from './redacted-findings.ts';

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

/** Returns the chains in the form in which they may leave the browser. What was found in them stays found. */
export function toShown(chains: Iterable<RedirectChain>, options: ExportOptions): RedirectChain[] {
  const shown = [...chains].map(withoutOwn);
  return options.includeSecrets ? shown : carryFindings(redactWithFindings(shown, options));
}
