/** What copying gives. */
import type { EnrichedChain } from '../../chain/network-facts.ts';
import { redact } from '../../redact/redact.ts';
import { msg, t } from '../../text/i18n.ts';
import type { ExportOptions } from '../options.ts';

export interface Copied {
  readonly text: string;
  /** What the reader should know of it, in sentences. */
  readonly notes: readonly string[];
}

/** What is to be said where a body is not known. */
export const BODY_UNKNOWN = msg`A body was not recorded and is left out.`;

/** The chain as it may be copied, and what is to be said of that. */
export function toCopiable(
  chain: EnrichedChain,
  options: ExportOptions,
): { chain: EnrichedChain; notes: string[] } {
  if (options.includeSecrets) return { chain, notes: [] };
  const [shown = chain] = redact([chain], options);
  const isChanged = JSON.stringify(shown).includes('redacted-');
  return { chain: shown, notes: isChanged ? [t`Secrets are replaced with placeholders.`] : [] };
}
