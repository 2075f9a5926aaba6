/** The hops of a chain as its details show them: similar iterations of a long loop are collapsed into one line. */
import type { Hop, RedirectChain } from '../../../core/chain/chain.ts';
import { type Cycle, closingCycle } from '../../../core/chain/loop.ts';
import { t } from '../../../core/text/i18n.ts';

/** Similar iterations: one line, and their hops when it is open. */
export interface Laps {
  readonly kind: 'laps';
  /** The indexes of the first and the last hop. */
  readonly from: number;
  readonly to: number;
  /** `Hops 3–20: the same 2 hops again (×9)` */
  readonly text: string;
}

export type HopPart = { readonly kind: 'hop'; readonly index: number } | Laps;

/** Fewer hops are read as quickly as the line is opened. */
const FOLD_FROM = 4;

/**
 * Lays out the hops of a chain. It keeps the first iteration of a loop, the last hop, and every iteration that differs
 * from the first by its kind of response or body, or has findings.
 * @param noted indexes of the hops that have findings
 */
export function toHopParts(chain: RedirectChain, noted: ReadonlySet<number>): HopPart[] {
  const cycle = closingCycle(chain);
  const folds = cycle ? toFolds(chain.hops, cycle, noted) : [];
  return chain.hops.flatMap((_, index): HopPart[] => {
    const fold = folds.find(({ from, to }) => index >= from && index <= to);
    if (!fold) return [{ kind: 'hop', index }];
    return index === fold.from ? [fold] : [];
  });
}

function toFolds(hops: readonly Hop[], cycle: Cycle, noted: ReadonlySet<number>): Laps[] {
  const { start, length, laps } = cycle;
  const folds: { from: number; to: number }[] = [];
  for (let lap = 1; lap < laps; lap += 1) {
    const from = start + lap * length;
    const indexes = Array.from({ length }, (_, index) => from + index);
    const isAlike = indexes.every(
      (index) =>
        index < hops.length - 1 &&
        !noted.has(index) &&
        isLike(hops[index], hops[index - lap * length]),
    );
    if (!isAlike) continue;
    const last = folds.at(-1);
    if (last?.to === from - 1) last.to += length;
    else folds.push({ from, to: from + length - 1 });
  }
  return folds
    .filter(({ from, to }) => to - from + 1 >= FOLD_FROM)
    .map((fold) => ({ kind: 'laps', ...fold, text: lapsText(fold, length) }));
}

/** Their addresses and methods are known to be the same. */
function isLike(hop: Hop | undefined, first: Hop | undefined): boolean {
  return (
    hop?.response?.status === first?.response?.status &&
    hop?.redirect?.cause === first?.redirect?.cause &&
    hop?.response?.fromCache === first?.response?.fromCache &&
    hop?.body.kind === first?.body.kind &&
    hop?.error === first?.error
  );
}

function lapsText({ from, to }: { from: number; to: number }, length: number): string {
  const laps = (to - from + 1) / length;
  if (length === 1) return t`Hops ${from + 1}–${to + 1}: the same hop again (×${laps})`;
  return laps === 1
    ? t`Hops ${from + 1}–${to + 1}: the same ${length} hops again`
    : t`Hops ${from + 1}–${to + 1}: the same ${length} hops again (×${laps})`;
}
