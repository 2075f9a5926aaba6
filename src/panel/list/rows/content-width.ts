/**
 * The widths that a row's status and method need, estimated from their characters: measuring each would force a layout.
 */
import { type StatusStep, stepText } from '../../ui/status/status-steps.ts';

/** In CSS pixels, for the widest common system font: an estimate that is too small would truncate text. */
const [DIGIT, LETTER, CAPITAL, SEPARATOR] = [7.7, 7, 9, 12] as const;
/** Padding of a cell, padding of a chip, and the width of the dot before a pending request. */
const [CELL, CHIP, DOT] = [14, 11, 14] as const;

/**
 * The minimum width of a column, which its own name needs, and the maximum. A narrow list gives it a share of its width,
 * or a larger one as long as that is less than what the shortened content needs.
 */
const STATUS = { least: 72, most: 240, share: 0.2, short: { width: 104, share: 0.3 } } as const;
const METHOD = { least: 68, most: 132, share: 0.2, short: { width: 108, share: 0.27 } } as const;

/** Returns the width of a cell with these steps in CSS pixels. */
export function stepsWidth(steps: readonly StatusStep[]): number {
  return steps.reduce((sum, step) => sum + stepWidth(step), CELL + (steps.length - 1) * SEPARATOR);
}

/** Returns the width of a cell with this method, or method change, in CSS pixels. */
export function methodWidth(text: string): number {
  return CELL + text.length * CAPITAL;
}

/** Returns the width of the status column; all values are in CSS pixels. */
export function statusRoom(needed: number, list: number): number {
  return within(needed, list, STATUS);
}

/** Returns the width of the method column; all values are in CSS pixels. */
export function methodRoom(needed: number, list: number): number {
  return within(needed, list, METHOD);
}

function within(
  needed: number,
  list: number,
  { least, most, share, short }: typeof STATUS | typeof METHOD,
) {
  const room = Math.max(list * share, Math.min(short.width, list * short.share));
  return Math.ceil(Math.max(least, Math.min(needed, most, room)));
}

function stepWidth(step: StatusStep): number {
  const isWord = step.tone === 'word';
  const characters = [...stepText(step)].reduce(
    (sum, character) => sum + (/\d/.test(character) ? DIGIT : LETTER),
    0,
  );
  return characters + (isWord ? CHIP : 0) + (step.tone === 'pending' ? DOT : 0);
}
