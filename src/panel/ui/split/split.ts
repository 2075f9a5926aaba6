/** Where the splitter between list and details stands, remembered for each direction. */
import { recall, remember } from '../../state/remembered.ts';

export type SplitDirection = 'beside' | 'above';

/** The list's share of the space, as a fraction. */
export const SPLIT_RANGE = { min: 0.15, max: 0.85 } as const;

const DEFAULTS: Readonly<Record<SplitDirection, number>> = { beside: 0.55, above: 0.4 };

/** Keeps a share within its range. */
export function clampSplit(share: number): number {
  return Math.min(SPLIT_RANGE.max, Math.max(SPLIT_RANGE.min, share));
}

/** The remembered share, or the usual one where there is none. */
export function loadSplit(direction: SplitDirection): number {
  const stored = Number.parseFloat(recall(keyOf(direction)) ?? '');
  return Number.isNaN(stored) ? DEFAULTS[direction] : clampSplit(stored);
}

/** Remembers a share. */
export function saveSplit(direction: SplitDirection, share: number): void {
  remember(keyOf(direction), share.toFixed(3));
}

function keyOf(direction: SplitDirection): string {
  return `detour.split.${direction}`;
}
