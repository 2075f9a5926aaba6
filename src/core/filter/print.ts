/** Writes terms so that they are read as the same terms again. */
import { isFlagName, type Term, type ValueName } from './syntax.ts';

/** Writes terms as a filter. */
export function printFilter(terms: readonly Term[]): string {
  return terms.map(printTerm).join(' ');
}

/** Writes one term. */
export function printTerm(term: Term): string {
  return (term.negated ? '-' : '') + printCondition(term);
}

/** Writes a term with a value, quoted if necessary. */
export function printValue(name: ValueName, value: string): string {
  return `${name}:${/^[^\s"]\S*$/.test(value) ? value : quote(value)}`;
}

function printCondition(term: Term): string {
  switch (term.kind) {
    case 'text':
      return isPlain(term.text) ? term.text : quote(term.text);
    case 'regex':
      return `/${term.source}/${term.ignoreCase ? 'i' : ''}`;
    case 'flag':
      return term.name;
    case 'value':
      return printValue(term.name, term.value);
  }
}

/** Returns whether a text is read as itself without quotation marks: what may be taken for another term is not. */
function isPlain(text: string): boolean {
  return /^[^\s"/-][^\s:]*$/.test(text) && !isFlagName(text.toLowerCase());
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
