/** A filter's text → its terms. Never throws: what can't be understood is reported as an error and left out. */
import { t } from '../text/i18n.ts';
import { regexProblem } from './regex/regex.ts';
import { isOneSlipApart } from './slip.ts';
import {
  type FilterError,
  isFlagName,
  type ParsedFilter,
  type Term,
  VALUE_NAMES,
  type ValueName,
} from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';
import { VALUE_TERMS } from './value-terms.ts';

/** The longest filter that is read, in UTF-16 code units. */
const MOST_FILTER = 2000;

/** What is wrong with a term, in a sentence. */
interface Problem {
  readonly problem: string;
}

/** Reads a filter, as much as can be understood of any text. */
export function parseFilter(text: string): ParsedFilter {
  const terms: Term[] = [];
  const errors: FilterError[] = [];
  for (const token of tokensOf(text.slice(0, MOST_FILTER))) {
    const read = readToken(token);
    if (read && 'problem' in read) errors.push(toError(text, token, read.problem));
    else if (read) terms.push(read);
  }
  if (text.length > MOST_FILTER) errors.push(tooLong(text.length));
  return { terms, errors };
}

/** Reads a term as written; undefined if it matches nothing (yet), such as `status:` and `""`. */
export function readToken({ negated, name, value, quoted }: Token): Term | Problem | undefined {
  if (value === '') return undefined;
  if (name !== undefined) return readValue(name, value, negated);
  const regex = quoted ? null : /^\/(.+)\/(i?)$/.exec(value);
  if (regex) return readRegex(regex[1] ?? '', regex[2] === 'i', negated);
  const word = value.toLowerCase();
  if (!quoted && isFlagName(word)) return { kind: 'flag', name: word, negated };
  const meant = quoted ? undefined : misspelt(value);
  return meant === undefined
    ? { kind: 'text', text: value, negated }
    : { problem: t`unknown term; did you mean ${meant}? To search for this text, quote it` };
}

function readValue(name: ValueName, value: string, negated: boolean): Term | Problem {
  const { read, rule } = VALUE_TERMS[name];
  const known = read(value);
  return known === undefined ? { problem: rule() } : { kind: 'value', name, value: known, negated };
}

function readRegex(source: string, ignoreCase: boolean, negated: boolean): Term | Problem {
  const problem = regexProblem(source);
  return problem === undefined ? { kind: 'regex', source, ignoreCase, negated } : { problem };
}

/**
 * The name that the word before a colon was likely intended to be; undefined if it is likely not a name, as in URLs.
 */
function misspelt(value: string): ValueName | undefined {
  const word = /^([a-z-]{4,}):(?!\/\/)/i.exec(value)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  return VALUE_NAMES.find((name) => name.length >= 4 && isOneSlipApart(word, name));
}

function toError(text: string, { from, to, valueFrom }: Token, problem: string): FilterError {
  const term = text.slice(from, to);
  const shown = term.length <= 40 ? term : `${term.slice(0, 39)}…`;
  return { from, to, message: t`${shown} (at character ${valueFrom + 1}): ${problem}` };
}

function tooLong(length: number): FilterError {
  const message = t`a filter can have at most ${MOST_FILTER} characters; the rest is ignored`;
  return { from: MOST_FILTER, to: length, message };
}
