/** Two chains side by side, such as before and after a fix: what differs, hop by hop, and whether it improved. */
import { outcomeOf, type RedirectChain } from '../chain/chain.ts';
import type { Finding } from '../findings/finding.ts';
import { foundIn } from '../findings/index.ts';
import { alignHops, type HopPair } from './align.ts';
import { isRoutine } from './difference.ts';
import { type HopDifferences, hopDifferences } from './hop-differences.ts';

/** Two matching hops, or one without a match in the other chain, whose only difference is that it exists. */
export interface HopComparison extends HopPair, HopDifferences {}

/** A finding in both chains is `kept`, in the later chain's form. */
export interface FindingChanges {
  readonly gone: readonly Finding[];
  readonly added: readonly Finding[];
  readonly kept: readonly Finding[];
}

/**
 * `alike`: only what differs in every recording differs. `fixed`: everything that was wrong is gone, and nothing new
 * is; `better`: some of it is gone. `worse`: something new is wrong and nothing is gone. `mixed`: both. `different`:
 * neither.
 */
export type Judgement = 'alike' | 'fixed' | 'better' | 'worse' | 'mixed' | 'different';

export interface Comparison {
  readonly before: RedirectChain;
  readonly after: RedirectChain;
  /** In the order of both chains. */
  readonly hops: readonly HopComparison[];
  readonly findings: FindingChanges;
  readonly judgement: Judgement;
}

/** Compares two chains, which may be from different recordings and browsers. */
export function compareChains(before: RedirectChain, after: RedirectChain): Comparison {
  const hops = alignHops(before.hops, after.hops).map((pair) => ({
    ...pair,
    ...differencesOf(before, after, pair),
  }));
  const findings = compareFindings(before, after, hops);
  return { before, after, hops, findings, judgement: judge(before, after, hops, findings) };
}

function differencesOf(before: RedirectChain, after: RedirectChain, pair: HopPair): HopDifferences {
  if (pair.before === undefined || pair.after === undefined) {
    return { differences: [], unobserved: [] };
  }
  return hopDifferences({ chain: before, index: pair.before }, { chain: after, index: pair.after });
}

/** A finding is the same if the same rule found it, at the matching hop or otherwise at any hop. */
function compareFindings(
  before: RedirectChain,
  after: RedirectChain,
  pairs: readonly HopPair[],
): FindingChanges {
  const gone = [...foundIn(before)];
  const placeOf = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const take = (matches: (finding: Finding) => boolean) => {
    const index = gone.findIndex(matches);
    if (index >= 0) gone.splice(index, 1);
    return index >= 0;
  };
  const inPlace = foundIn(after).map((finding) =>
    take(({ id, hop }) => id === finding.id && hop === placeOf.get(finding.hop)),
  );
  const isKept = foundIn(after).map(
    (finding, index) => inPlace[index] || take(({ id }) => id === finding.id),
  );
  return {
    gone,
    added: foundIn(after).filter((_, index) => !isKept[index]),
    kept: foundIn(after).filter((_, index) => isKept[index]),
  };
}

function judge(
  before: RedirectChain,
  after: RedirectChain,
  hops: readonly HopComparison[],
  { gone, added, kept }: FindingChanges,
): Judgement {
  const [hasLess, hasMore] = [
    gone.some(isTrouble) || (isFailed(before) && !isFailed(after)),
    added.some(isTrouble) || (isFailed(after) && !isFailed(before)),
  ];
  if (hasLess && hasMore) return 'mixed';
  if (hasMore) return 'worse';
  // A chain that hasn't ended may still go wrong.
  if (hasLess && outcomeOf(after) !== 'pending') {
    return kept.some(isTrouble) || isFailed(after) ? 'better' : 'fixed';
  }
  const isAlike = hops.every(isSame) && gone.length === 0 && added.length === 0;
  return isAlike && outcomeOf(before) === outcomeOf(after) ? 'alike' : 'different';
}

/** Returns whether two hops differ only in what differs in every recording. */
export function isSame({ before, after, differences }: HopComparison): boolean {
  return before !== undefined && after !== undefined && differences.every(isRoutine);
}

/** An info finding is neither better nor worse. */
function isTrouble({ severity }: Finding): boolean {
  return severity !== 'info';
}

function isFailed(chain: RedirectChain): boolean {
  return outcomeOf(chain) === 'failed' || (chain.hops.at(-1)?.response?.status ?? 0) >= 400;
}
