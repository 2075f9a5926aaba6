/** How much room a row's status and method need, estimated from their characters: to measure them would be a layout each. */
import { type StatusStep, stepText } from '../../ui/status/status-steps.ts';

/** In CSS pixels, of the widest system font that is usual: an estimate that is too small cuts text off. */
const [DIGIT, LETTER, CAPITAL, SEPARATOR] = [7.7, 7, 9, 12] as const;
/** Around what is in a cell, around a word that is drawn as a chip, and of the dot before a pending request. */
const [CELL, CHIP, DOT] = [14, 11, 14] as const;

/** A status column is never narrower, for its own name, nor does it take more of the list. */
const STATUS = { least: 72, most: 240, share: 0.3 } as const;
const METHOD = { least: 68, most: 132, share: 0.27 } as const;

/** CSS pixels that a cell with these steps needs. */
export function stepsWidth(steps: readonly StatusStep[]): number {
  return steps.reduce((sum, step) => sum + stepWidth(step), CELL + (steps.length - 1) * SEPARATOR);
}

/** CSS pixels that a cell with this method, or a change of it, needs. */
export function methodWidth(text: string): number {
  return CELL + text.length * CAPITAL;
}

/** What the status column gets in a list, all in CSS pixels. */
export function statusRoom(needed: number, list: number): number {
  return within(needed, list, STATUS);
}

/** What the method column gets in a list, all in CSS pixels. */
export function methodRoom(needed: number, list: number): number {
  return within(needed, list, METHOD);
}

function within(
  needed: number,
  list: number,
  { least, most, share }: typeof STATUS | typeof METHOD,
) {
  return Math.ceil(Math.max(least, Math.min(needed, most, list * share)));
}

function stepWidth(step: StatusStep): number {
  const isWord = step.tone === 'word';
  const characters = [...stepText(step)].reduce(
    (sum, character) => sum + (/\d/.test(character) ? DIGIT : LETTER),
    0,
  );
  return characters + (isWord ? CHIP : 0) + (step.tone === 'pending' ? DOT : 0);
}
