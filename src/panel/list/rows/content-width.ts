/**
 * The widths that a row's status and method need, estimated from their characters: measuring each would force a layout.
 */
import { type StatusStep, stepText } from '../../ui/status/status-steps.ts';

/** In CSS pixels, for the widest common system font: an estimate that is too small would truncate text. */
const [DIGIT, LETTER, SEPARATOR] = [7.7, 7, 12] as const;
/** The same for methods, which are bold if they changed, and the arrow between two of them. */
const [CAPITAL, ARROW] = [9.2, 18.6] as const;
/** Padding of a chip, and the width of the dot before a pending request. */
const [CHIP, DOT] = [11, 14] as const;

/** Padding of a cell and two pixels to spare; list-narrow.css has less padding in lists narrower than this. */
const CELL = { usual: 14, narrow: 10, narrowBelow: 520 } as const;

/**
 * The minimum width of a column, which its own name needs, and the maximum. A narrow list gives it a share of its width,
 * or a larger one as long as that is less than what the shortened content needs.
 */
const STATUS = { least: 72, most: 240, share: 0.2, short: { width: 108, share: 0.26 } } as const;
const METHOD = { least: 68, most: 144, share: 0.2, short: { width: 108, share: 0.3 } } as const;

/** Returns the width of these steps in CSS pixels. */
export function stepsWidth(steps: readonly StatusStep[]): number {
  return steps.reduce((sum, step) => sum + stepWidth(step), (steps.length - 1) * SEPARATOR);
}

/** The steps that a cell hides: those from `from` to before `to`, which stand for `count` responses. */
export interface HiddenSteps {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Returns which steps to replace by their number, so that the first and as many of the last as possible fit; if even that
 * is too wide, only the last remains. Undefined if all fit, or their number would take as much room.
 * @param room in CSS pixels, without padding
 */
export function hiddenSteps(steps: readonly StatusStep[], room: number): HiddenSteps | undefined {
  const [first] = steps;
  const last = steps.length - 1;
  if (!first || last < 1 || stepsWidth(steps) <= room) return undefined;
  // A single status is hardly wider than its number.
  for (let to = Math.min(3, last); to > 1 && to <= last; to++) {
    const hidden = hide(steps, 1, to);
    const shown = stepsWidth([first, ...steps.slice(to)]) + SEPARATOR;
    if (shown + textWidth(countText(hidden)) <= room) return hidden;
  }
  return last > 1 || first.count > 1 ? hide(steps, 0, last) : undefined;
}

/** The number that stands for hidden steps: `+4`. */
export function countText({ count }: HiddenSteps): string {
  return `+${count}`;
}

/** Returns the width of this method, or method change, in CSS pixels. */
export function methodWidth(text: string): number {
  const methods = text.split(' → ');
  return methods.reduce((sum, { length }) => sum + length * CAPITAL, (methods.length - 1) * ARROW);
}

/**
 * Returns the room inside a cell in CSS pixels.
 * @param column the width of its column
 * @param list the width of the list
 */
export function cellRoom(column: number, list: number): number {
  return column - cellPadding(list);
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
  return Math.ceil(Math.max(least, Math.min(needed + cellPadding(list), most, room)));
}

function cellPadding(list: number): number {
  return list < CELL.narrowBelow ? CELL.narrow : CELL.usual;
}

function hide(steps: readonly StatusStep[], from: number, to: number): HiddenSteps {
  return { from, to, count: steps.slice(from, to).reduce((sum, { count }) => sum + count, 0) };
}

function stepWidth(step: StatusStep): number {
  const isWord = step.tone === 'word';
  return textWidth(stepText(step)) + (isWord ? CHIP : 0) + (step.tone === 'pending' ? DOT : 0);
}

function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\d/.test(character) ? DIGIT : LETTER), 0);
}
