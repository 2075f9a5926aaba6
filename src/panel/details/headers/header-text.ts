/** How a redirect changed the request's headers, as display-safe texts. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { compareHeaders, type HeaderChange } from '../../../core/transition/header-changes.ts';
import type { HeaderChangeKind } from '../../../core/transition/header-rules.ts';
import { assertNever } from '../../ui/assert-never.ts';

/** A changed header. */
export interface HeaderRow {
  readonly kind: HeaderChangeKind;
  /** `dropped`, `not restored`. */
  readonly word: string;
  readonly name: string;
  /** Undefined if the request did not have it. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly rule: string | undefined;
  /** Where the rule is defined. */
  readonly source: string | undefined;
}

/** Everything to say about a transition's headers. Without `rows`, there is nothing to open. */
export interface HeaderView {
  /** `Headers: 1 dropped, 2 changed`. */
  readonly summary: string;
  readonly rows?: readonly HeaderRow[];
  /** Routine changes, which follow from the URL, the body or the connection. */
  readonly mechanical?: readonly HeaderRow[];
  /** The names of the other changed headers. */
  readonly unchanged?: string;
}

const WORDS: Readonly<Record<HeaderChangeKind, Message>> = {
  dropped: msg`dropped`,
  changed: msg`changed`,
  added: msg`added`,
  'not-restored': msg`not restored`,
};

const KINDS: readonly HeaderChangeKind[] = ['dropped', 'changed', 'added', 'not-restored'];

/**
 * Prepares the headers of hop `index` beside those sent before for display; undefined if there is nothing to compare.
 */
export function headerView(chain: RedirectChain, index: number): HeaderView | undefined {
  const comparison = compareHeaders(chain, index);
  switch (comparison.kind) {
    case 'first':
    case 'nothing-sent':
      return undefined;
    case 'not-observable': {
      const waiting = !chain.ended && index === chain.hops.length - 1;
      return { summary: waiting ? t`Headers: not yet observed` : t`Headers: not observable` };
    }
    case 'observed': {
      if (comparison.changes.length === 0) return { summary: t`Headers: unchanged` };
      const telling = comparison.changes.filter(({ mechanical }) => !mechanical);
      const mechanical = comparison.changes.filter((change) => change.mechanical);
      return {
        summary: telling.length > 0 ? countsText(telling) : t`Headers: only routine changes`,
        rows: lossesFirst(telling).map(toRow),
        mechanical: lossesFirst(mechanical).map(toRow),
        unchanged: comparison.unchanged.map(visibleText).join(', '),
      };
    }
    default:
      return assertNever(comparison);
  }
}

function countsText(changes: readonly HeaderChange[]): string {
  const counts = KINDS.map(
    (kind) => [kind, changes.filter((change) => change.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => countText(kind, count));
  return t`Headers: ${counts.join(', ')}`;
}

function countText(kind: HeaderChangeKind, count: number): string {
  switch (kind) {
    case 'dropped':
      return count === 1 ? t`1 dropped` : t`${count} dropped||headers`;
    case 'changed':
      return count === 1 ? t`1 changed` : t`${count} changed`;
    case 'added':
      return count === 1 ? t`1 added` : t`${count} added`;
    case 'not-restored':
      return count === 1 ? t`1 not restored` : t`${count} not restored`;
    default:
      return assertNever(kind);
  }
}

/** Sorts losses first. */
export function lossesFirst(changes: readonly HeaderChange[]): HeaderChange[] {
  return KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

function toRow({ kind, name, from, to, rule }: HeaderChange): HeaderRow {
  return {
    kind,
    word: changeWord(kind),
    name: visibleText(name),
    from: valuesText(from),
    to: valuesText(to),
    rule: rule && visibleText(rule.text),
    source: rule?.source,
  };
}

/** Joins a header's values; undefined if the request did not have it. */
export function valuesText(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.map(visibleText).join(', ') || t`empty`;
}

/** Names the change of a header. */
export function changeWord(kind: HeaderChangeKind): string {
  return translate(WORDS[kind]);
}
