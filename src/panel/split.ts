/** Where the splitter between list and details stands, remembered for each direction. */

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
  try {
    const stored = Number.parseFloat(localStorage.getItem(keyOf(direction)) ?? '');
    return Number.isNaN(stored) ? DEFAULTS[direction] : clampSplit(stored);
  } catch {
    // Storage is refused where the user blocks all site data.
    return DEFAULTS[direction];
  }
}

/** Remembers a share. */
export function saveSplit(direction: SplitDirection, share: number): void {
  try {
    localStorage.setItem(keyOf(direction), share.toFixed(3));
  } catch {
    // As above: then it lasts as long as the panel.
  }
}

function keyOf(direction: SplitDirection): string {
  return `detour.split.${direction}`;
}
