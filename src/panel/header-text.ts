/** What a redirect changed about the request's headers, as texts that are safe to show. */
import type { RedirectChain } from '../core/chain.ts';
import {
  compareHeaders,
  type HeaderChange,
  type HeaderChangeKind,
} from '../core/header-changes.ts';
import { visibleText } from '../core/visible-text.ts';
import { assertNever } from './assert-never.ts';

/** One header that changed. */
export interface HeaderRow {
  readonly kind: HeaderChangeKind;
  /** `dropped`, `not restored`. */
  readonly word: string;
  readonly name: string;
  /** Undefined where the request did not have it. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly rule: string | undefined;
  /** Where the rule stands. */
  readonly source: string | undefined;
}

/** All that a transition has to say of headers. `rows` is absent where there is nothing to open. */
export interface HeaderView {
  /** `Headers: 1 dropped, 2 changed`. */
  readonly summary: string;
  readonly rows?: readonly HeaderRow[];
  /** Routine: those that follow from the URL, the body or the connection. */
  readonly mechanical?: readonly HeaderRow[];
  /** The names of the others. */
  readonly unchanged?: string;
}

const KINDS: readonly HeaderChangeKind[] = ['dropped', 'changed', 'added', 'not-restored'];

/** Shapes what hop `index` sent beside what was sent before it; undefined where it has nothing to be compared with. */
export function headerView(chain: RedirectChain, index: number): HeaderView | undefined {
  const comparison = compareHeaders(chain, index);
  switch (comparison.kind) {
    case 'first':
    case 'nothing-sent':
      return undefined;
    case 'not-observable': {
      const waiting = !chain.ended && index === chain.hops.length - 1;
      return { summary: `Headers: ${waiting ? 'not yet seen' : 'not observable'}` };
    }
    case 'observed': {
      if (comparison.changes.length === 0) return { summary: 'Headers: unchanged' };
      const telling = comparison.changes.filter(({ mechanical }) => !mechanical);
      const mechanical = comparison.changes.filter((change) => change.mechanical);
      return {
        summary: `Headers: ${countsOf(telling) || 'only routine changes'}`,
        rows: inOrder(telling).map(toRow),
        mechanical: inOrder(mechanical).map(toRow),
        unchanged: comparison.unchanged.map(visibleText).join(', '),
      };
    }
    default:
      return assertNever(comparison);
  }
}

function countsOf(changes: readonly HeaderChange[]): string {
  return KINDS.map(
    (kind) => [kind, changes.filter((change) => change.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${wordOf(kind)}`)
    .join(', ');
}

/** Losses first. */
function inOrder(changes: readonly HeaderChange[]): HeaderChange[] {
  return KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

function toRow({ kind, name, from, to, rule }: HeaderChange): HeaderRow {
  return {
    kind,
    word: wordOf(kind),
    name: visibleText(name),
    from: valuesText(from),
    to: valuesText(to),
    rule: rule && visibleText(rule.text),
    source: rule?.source,
  };
}

function valuesText(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.map(visibleText).join(', ') || 'empty';
}

function wordOf(kind: HeaderChangeKind): string {
  return kind === 'not-restored' ? 'not restored' : kind;
}
