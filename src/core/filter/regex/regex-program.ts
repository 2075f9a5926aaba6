/**
 * A JavaScript regular expression → a program that reads a text once (Thompson, "Regular Expression Search Algorithm",
 * 1968). Lookaround and backreferences, which such a program can't do, are not compiled.
 */

/** What a program does at a place: take a character, look at the place, or go on in two ways. */
export type Step =
  | { readonly kind: 'take'; readonly takes: (character: string) => boolean; next: number }
  | { readonly kind: 'assert'; readonly holds: Assertion; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'match' };

/** Whether it holds between two characters of a text; "" is beyond its ends. */
type Assertion = (before: string, after: string) => boolean;

/** Steps, of which the first is where it begins; or why there is none. */
export type Compiled = readonly Step[] | 'unsupported' | 'large';

/** `x{200}` is 200 times x. */
const MOST_STEPS = 500;

/** An atom, a bracket, a bar or a quantifier (ECMA-262 §22.2.1 and its Annex B.1.2, without the flags u and v). */
const PIECE =
  /(?<open>\((?:\?:|\?<(?![=!])[^>]*>|(?!\?)))|(?<unsupported>\(\?|\\(?:[1-9]|0\d|k<|c(?![A-Za-z])))|(?<quantifier>(?:[*+?]|\{(?<least>\d+)(?<range>,(?<most>\d*))?\})\??)|(?<assertion>[\^$]|\\[bB])|\)|\||\\(?:c[A-Za-z]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g;

const isWord = (character: string) => /^\w/.test(character);

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map<string, Assertion>([
  ['^', (before) => before === ''],
  ['$', (_, after) => after === ''],
  ['\\b', (before, after) => isWord(before) !== isWord(after)],
  ['\\B', (before, after) => isWord(before) === isWord(after)],
]);

/** A piece of a pattern that adds its steps to a program, before those of what follows. */
type Part = (next: number, add: (step: Step) => number) => number;

const NOTHING: Part = (next) => next;

/**
 * Compiles a valid expression.
 * @param source as `RegExp` takes it, which it has to
 */
export function compile(source: string, ignoreCase: boolean): Compiled {
  const part = parse(source, ignoreCase);
  if (part === undefined) return 'unsupported';
  const steps: Step[] = [];
  const add = (step: Step) => {
    if (steps.length >= MOST_STEPS) throw new RangeError('large');
    return steps.push(step) - 1;
  };
  try {
    const start = part(add({ kind: 'match' }), add);
    add({ kind: 'fork', next: start, other: start });
  } catch {
    return 'large';
  }
  return steps;
}

/**
 * Returns whether the engine's own search is safe: with few choices, it never backtracks far. It is many times as fast.
 */
export function isQuick(source: string, steps: readonly Step[]): boolean {
  const forks = steps.filter(({ kind }) => kind === 'fork').length - 1;
  const hasRepetition = /[*+{]/.test(source);
  return !source.includes('{') && forks <= (hasRepetition ? 1 : 8);
}

/** An open group: its complete alternatives, and the parts of the last one. */
interface Open {
  readonly alternatives: Part[];
  parts: Part[];
}

function parse(source: string, ignoreCase: boolean): Part | undefined {
  let open: Open = { alternatives: [], parts: [] };
  const around: Open[] = [];
  for (const { 0: piece, groups = {} } of source.matchAll(PIECE)) {
    if (groups.unsupported !== undefined) return undefined;
    if (groups.open !== undefined) {
      around.push(open);
      open = { alternatives: [], parts: [] };
    } else if (piece === ')') {
      const closed = anyOf(open);
      open = around.pop() ?? { alternatives: [], parts: [] };
      open.parts.push(closed);
    } else if (piece === '|') {
      open.alternatives.push(inTurn(open.parts));
      open.parts = [];
    } else if (groups.quantifier !== undefined) {
      open.parts.push(repeated(open.parts.pop() ?? NOTHING, groups));
    } else open.parts.push(single(piece, ignoreCase, groups.assertion !== undefined));
  }
  return anyOf(open);
}

function single(piece: string, ignoreCase: boolean, isAssertion: boolean): Part {
  const holds = isAssertion ? ASSERTIONS.get(piece) : undefined;
  if (holds) return (next, add) => add({ kind: 'assert', holds, next });
  const one = new RegExp(`^(?:${piece})$`, ignoreCase ? 'i' : '');
  const known = new Map<string, boolean>();
  const takes = (character: string) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const found = one.test(character);
    known.set(character, found);
    return found;
  };
  return (next, add) => add({ kind: 'take', takes, next });
}

function inTurn(parts: readonly Part[]): Part {
  return (next, add) => parts.reduceRight((after, part) => part(after, add), next);
}

function anyOf({ alternatives, parts }: Open): Part {
  return (next, add) =>
    alternatives.reduceRight(
      (other, part) => add({ kind: 'fork', next: part(next, add), other }),
      inTurn(parts)(next, add),
    );
}

function repeated(part: Part, { quantifier = '', least, range, most }: Groups): Part {
  const from = least === undefined ? Number(quantifier.startsWith('+')) : Number(least);
  const isBounded =
    quantifier.startsWith('?') || (least !== undefined && (range === undefined || most));
  const to = quantifier.startsWith('?') ? 1 : Number(most || least);
  return (next, add) => {
    let start = isBounded ? next : looped(part, next, add);
    for (let time = isBounded ? to : 0; time > from; time -= 1)
      start = add({ kind: 'fork', next: part(start, add), other: next });
    for (let time = 0; time < from; time += 1) {
      const before = start;
      start = part(start, add);
      // Nothing, however often, is nothing.
      if (start === before) break;
    }
    return start;
  };
}

type Groups = NonNullable<RegExpMatchArray['groups']>;

function looped(part: Part, next: number, add: (step: Step) => number): number {
  const fork: Step = { kind: 'fork', next, other: next };
  const at = add(fork);
  fork.next = part(at, add);
  return at;
}
