/** The position of the splitter between list and details, remembered for each direction. */
import { recall, remember } from '../../state/remembered.ts';

export type SplitDirection = 'beside' | 'above';

/** The range of the list's fraction. */
export const SPLIT_RANGE = { min: 0.15, max: 0.85 } as const;

const DEFAULTS: Readonly<Record<SplitDirection, number>> = { beside: 0.55, above: 0.4 };

/** Clamps a fraction to its range. */
export function clampSplit(share: number): number {
  return Math.min(SPLIT_RANGE.max, Math.max(SPLIT_RANGE.min, share));
}

/** Returns the remembered fraction, or the default. */
export function loadSplit(direction: SplitDirection): number {
  const stored = Number.parseFloat(recall(keyOf(direction)) ?? '');
  return Number.isNaN(stored) ? DEFAULTS[direction] : clampSplit(stored);
}

/** Remembers a fraction. */
export function saveSplit(direction: SplitDirection, share: number): void {
  remember(keyOf(direction), share.toFixed(3));
}

function keyOf(direction: SplitDirection): string {
  return `detour.split.${direction}`;
}
