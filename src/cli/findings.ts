/** The findings in a file, and which of them fail. */
import type { RedirectChain } from '../core/chain/chain.ts';
import { findAmong } from '../core/findings/among.ts';
import type { Finding } from '../core/findings/finding.ts';
import { carryFindings, redactWithFindings } from '../core/formats/redacted-findings.ts';
import { redact } from '../core/redact/redact.ts';
import type { CheckOptions } from './arguments/arguments.ts';
import { type Baseline, keyOf } from './baseline.ts';
import type { CheckedFile, CheckedFinding } from './checked.ts';
import { findTooManyHops, MAX_HOPS } from './max-hops.ts';
import type { ReadFile } from './reading/reading.ts';

/**
 * Returns the findings in the chains that the filter keeps. The other chains still serve as evidence.
 * @param opensAgain the output can be read as a recording, in which the same is to be found
 */
export function toCheckedFile(
  file: ReadFile,
  options: CheckOptions,
  baseline: Baseline | undefined,
  opensAgain: boolean,
): CheckedFile {
  const recorded = file.chains;
  const keepsSecrets = options.secrets === 'keep';
  const judged = keepsSecrets
    ? { chains: [...recorded], find: findAmong(recorded) }
    : redactWithFindings(recorded, {});
  const { find } = judged;
  const shown = opensAgain && !keepsSecrets ? carryFindings(judged) : judged.chains;
  // A baseline never has secrets, so it is the same whatever is shown.
  const isBaselined = options.baseline !== undefined && keepsSecrets;
  const keyed = isBaselined ? redact(recorded) : shown;
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
