/** The result of copying. */
import type { RedirectChain } from '../../chain/chain.ts';
import { withTexts } from '../../redact/chain-texts.ts';
import type { ExportOptions } from '../../redact/redact.ts';
import { t } from '../../text/i18n.ts';
import { toShown } from '../redacted-findings.ts';

export interface Copied {
  readonly text: string;
  /** What the user should know about the text, in sentences. */
  readonly notes: readonly string[];
}

export interface CopyOptions extends ExportOptions {
  /** Copies only this hop, as a request whose redirect is not followed. */
  readonly hop?: number | undefined;
}

/**
 * The most characters of a chain that are searched for secrets while the panel waits: a copy must be made during the
 * click event. Ordinary recordings are a hundred times smaller.
 */
const MOST_SEARCHED = 2_000_000;

/** Returns whether a chain can be copied; one that is too large can only be exported, in a worker. */
export function isCopiable(chain: RedirectChain, { includeSecrets }: ExportOptions): boolean {
  if (includeSecrets) return true;
  let size = 0;
  const measure = (text: string) => {
    size += text.length;
    return text;
  };
  withTexts(chain, measure, (digest) => digest);
  return size <= MOST_SEARCHED;
}

/**
 * Returns the chain to copy, with notes about it. A hop is extracted only after redaction: a value that another hop
 * marks as secret is secret in this one, too.
 */
export function toCopiable(
  chain: RedirectChain,
  options: CopyOptions,
): { chain: RedirectChain; notes: string[] } {
  if (options.includeSecrets) return { chain: cut(chain, options.hop), notes: [] };
  const [redacted = chain] = toShown([chain], options);
  const shown = cut(redacted, options.hop);
  const isChanged = JSON.stringify(shown).includes('redacted-');
  return { chain: shown, notes: isChanged ? [t`Secrets are replaced with placeholders.`] : [] };
}

function cut(chain: RedirectChain, index: number | undefined): RedirectChain {
  if (index === undefined) return chain;
  const { redirect: _led, ...alone } = chain.hops[index] ?? chain.hops[0];
  const { found: _found, ...rest } = chain;
  return { ...rest, hops: [alone] };
}
