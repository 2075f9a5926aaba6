/** The findings in chains whose secrets are replaced: found in what was recorded, told without the secrets. */
import type { RedirectChain } from '../chain/chain.ts';
import { type Find, findAmong } from '../findings/among.ts';
import { toCarried } from '../findings/carried.ts';
import type { Finding } from '../findings/finding.ts';
import { type ExportOptions, type RedactOptions, redaction, withoutOwn } from '../redact/redact.ts';
import { withShownValues } from '../text/i18n.ts';

export interface RedactedChains {
  readonly chains: RedirectChain[];
  /** Finds in a chain's recording, by its redacted form, and replaces the secrets in what it found as in the chain. */
  readonly find: Find;
}

/** Redacts chains; their findings are those in what was recorded. */
export function redactWithFindings(
  recorded: readonly RedirectChain[],
  options: RedactOptions,
): RedactedChains {
  const { chains, show } = redaction(recorded, options);
  const originals = new Map(chains.map((chain, index) => [chain, recorded[index]]));
  const findIn = findAmong(recorded);
  const withoutSecrets = (finding: Finding): Finding => {
    // Most have none, and copies are slow.
    if (!finding.fixes) return finding;
    const { fixes, ...rest } = finding;
    const shown = fixes.map(({ status, from, to }) => ({
      status,
      from: show(from, false),
      to: show(to, false),
    }));
    return { ...rest, fixes: shown };
  };
  const find: Find = (chain) => {
    const original = originals.get(chain);
    return original ? withShownValues(show, () => findIn(original)).map(withoutSecrets) : [];
  };
  return { chains, find };
}

/** Has each chain carry its findings if others would be found in it by itself. */
export function carryFindings({ chains, find }: RedactedChains): RedirectChain[] {
  const findAgain = findAmong(chains);
  return chains.map((chain) => {
    const found = find(chain).map(toCarried);
    const isSame = JSON.stringify(found) === JSON.stringify(findAgain(chain).map(toCarried));
    return isSame ? chain : { ...chain, found };
  });
}

/** Returns the chains in the form in which they may leave the browser. What was found in them stays found. */
export function toShown(chains: Iterable<RedirectChain>, options: ExportOptions): RedirectChain[] {
  const shown = [...chains].map(withoutOwn);
  return options.includeSecrets ? shown : carryFindings(redactWithFindings(shown, options));
}
