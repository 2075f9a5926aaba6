/** The findings in a file, and which of them fail. */
import type { RedirectChain } from '../core/chain/chain.ts';
import { findAmong } from '../core/findings/among.ts';
import type { Finding } from '../core/findings/finding.ts';
import { redact, toShown } from '../core/redact/redact.ts';
import type { CheckOptions } from './arguments/arguments.ts';
import { type Baseline, keyOf } from './baseline.ts';
import type { CheckedFile, CheckedFinding } from './checked.ts';
import { findTooManyHops, MAX_HOPS } from './max-hops.ts';
import type { ReadFile } from './reading/reading.ts';

/** Returns the findings in the chains that the filter keeps. The other chains still serve as evidence. */
export function toCheckedFile(
  file: ReadFile,
  options: CheckOptions,
  baseline: Baseline | undefined,
): CheckedFile {
  const recorded = file.chains;
  const shown = toShown(recorded, { includeSecrets: options.secrets === 'keep' });
  // A baseline never has secrets, so it is the same whatever is shown.
  const isBaselined = options.baseline !== undefined && options.secrets === 'keep';
  const keyed = isBaselined ? redact(recorded) : shown;
  const find = findAmong(shown);
  const chains = shown.flatMap((chain, index) => {
    const original = recorded[index];
    if (!original || !options.filter(original)) return [];
    const found = [...findTooManyHops(chain, options.maxHops), ...find(chain)];
    const keyedChain = keyed[index] ?? chain;
    const findings = found
      .filter(({ id }) => !options.ignored.has(id))
      .map((finding) => judge(finding, keyedChain, options, baseline));
    return { chain, keyed: keyedChain, places: file.places.ofChains[index] ?? [], findings };
  });
  return { ...file, recorded, shown, chains };
}

function judge(
  finding: Finding,
  chain: RedirectChain,
  { failOn, updateBaseline }: CheckOptions,
  baseline: Baseline | undefined,
): CheckedFinding {
  const isNew = baseline && !baseline.keys.has(keyOf(finding, chain));
  const { id, severity } = finding;
  // A limit that was set always counts.
  const counts = failOn.severities.has(severity) || failOn.rules.has(id) || id === MAX_HOPS;
  // V8 copies what a literal begins with far more slowly.
  return { isNew, fails: counts && isNew !== false && !updateBaseline, ...finding };
}
