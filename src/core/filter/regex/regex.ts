/**
 * A user's regular expressions, tested on strings from the network. A backtracking engine may take forever on a few
 * dozen characters, and nothing can stop it. Here, the time is at most proportional to the text's length times the
 * expression's, both of which are bounded.
 */
import { t } from '../../text/i18n.ts';
import { compile, isQuick, type Step } from './regex-program.ts';

/** The longest expression, and the part of each text that is tested, in UTF-16 code units. */
const MOST_SOURCE = 200;
export const MOST_TESTED = 2000;

/** Says what is wrong with an expression, as the end of a sentence; undefined if nothing is. */
export function regexProblem(source: string): string | undefined {
  if (source.length > MOST_SOURCE) {
    return t`a regular expression can have at most ${MOST_SOURCE} characters`;
  }
  if (!isRegex(source)) return t`this is not a valid JavaScript regular expression`;
  const compiled = compile(source, false);
  if (compiled === 'unsupported') return t`lookaround and backreferences aren’t supported`;
  if (compiled === 'large') return t`the repetition counts are too large`;
  return undefined;
}

/**
 * Creates the test for a valid expression.
 * @param count gets the number of steps taken
 */
export function regexTest(
  source: string,
  ignoreCase: boolean,
  count: (steps: number) => void = () => {},
): (text: string) => boolean {
  const steps = compile(source, ignoreCase);
  if (typeof steps === 'string') return () => false;
  if (isQuick(source, steps)) {
    const regex = new RegExp(source, ignoreCase ? 'i' : '');
    return (text) => regex.test(text.slice(0, MOST_TESTED));
  }
  return (text) => new Run(steps, text.slice(0, MOST_TESTED), count).matches();
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A program running through a text, in all its possible states at once. */
class Run {
  readonly #steps: readonly Step[];
  readonly #text: string;
  readonly #count: (steps: number) => void;
  /** The position in the text at which each step was last reached, so that it is taken only once. */
  readonly #reached: Int32Array;

  constructor(steps: readonly Step[], text: string, count: (steps: number) => void) {
    this.#steps = steps;
    this.#text = text;
    this.#count = count;
    this.#reached = new Int32Array(steps.length).fill(-1);
  }

  matches(): boolean {
    let taking: number[] = [];
    for (let at = 0; at <= this.#text.length; at += 1) {
      // A match may begin anywhere.
      taking.push(this.#steps.length - 1);
      const now = this.#reach(taking, at);
      if (now === undefined) return true;
      const character = this.#text.charAt(at);
      taking = [];
      for (const index of now) {
        const step = this.#steps[index];
        if (step?.kind === 'take' && character !== '' && step.takes(character))
          taking.push(step.next);
      }
      this.#count(now.length);
    }
    return false;
  }

  /** The steps that take a character which can be reached from those given; undefined if the end can. */
  #reach(waiting: number[], at: number): number[] | undefined {
    const takers: number[] = [];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const step = this.#steps[index];
      if (!step || this.#reached[index] === at) continue;
      this.#reached[index] = at;
      this.#count(1);
      if (step.kind === 'match') return undefined;
      if (step.kind === 'take') takers.push(index);
      else if (step.kind === 'fork') waiting.push(step.next, step.other);
      else if (step.holds(this.#text.charAt(at - 1), this.#text.charAt(at)))
        waiting.push(step.next);
    }
    return takers;
  }
}
