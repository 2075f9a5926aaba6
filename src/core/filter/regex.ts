/**
 * Regular expressions that a user wrote, tested on texts that the network sent. An engine that backtracks may take for ever
 * over a few dozen characters, and nothing can stop it, so that the worst is refused: long expressions, and repetition
 * within repetition, as in `(a+)+`. Not guarded against: alternatives that overlap, as in `(a|a)*`, backreferences, and many
 * repetitions in a row, as in `.*.*.*x`, whose time grows with a power of the text's length, which is bounded.
 */
import { t } from '../text/i18n.ts';

/** The longest expression, and how much of each text is looked at, in UTF-16 code units. */
const MOST_SOURCE = 200;
export const MOST_TESTED = 2000;

/** Says what is wrong with an expression, as the end of a sentence; undefined where nothing is. */
export function regexProblem(source: string): string | undefined {
  if (source.length > MOST_SOURCE) {
    return t`a regular expression can have at most ${MOST_SOURCE} characters`;
  }
  if (!isRegex(source)) return t`this is not a valid JavaScript regular expression`;
  if (nestsRepetition(source)) {
    return t`nested quantifiers can take forever to match and aren’t allowed`;
  }
  return undefined;
}

/** Makes the test of an expression that has no problem. */
export function regexTest(source: string, ignoreCase: boolean): (text: string) => boolean {
  const regex = new RegExp(source, ignoreCase ? 'i' : '');
  return (text) => regex.test(text.slice(0, MOST_TESTED));
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Anything that an expression consists of, as far as repetition goes. */
const PIECE = /\\.|\[(?:\\.|[^\]\\])*\]|(?<repetition>[*+]|\{\d+,\d*\})|./gs;

/** Looks for a group that is repeated and has a repetition within it. */
function nestsRepetition(source: string): boolean {
  /** Of each group that is open, and of the whole: whether it has a repetition. */
  const groups = [false];
  /** Whether the group that was closed last, just before, has one. */
  let closed = false;
  for (const { 0: piece, groups: names } of source.matchAll(PIECE)) {
    const repeats = names?.repetition !== undefined;
    if (repeats && closed) return true;
    closed = false;
    if (piece === '(') groups.push(false);
    else if (piece === ')') closed = groups.pop() ?? false;
    if (repeats || closed) groups[groups.length - 1] = true;
  }
  return false;
}
