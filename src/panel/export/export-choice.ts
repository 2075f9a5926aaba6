/** What the export menu offers, and what it would do. */

import type { EnrichedChain } from '../../core/chain/network-facts.ts';
import type { RedactedName } from '../../core/redact/redact.ts';
import type { SecretKind } from '../../core/redact/secret-place.ts';
import { type Message, msg, numberText, t, translate } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { toRows } from '../list/rows/rows.ts';
import { type PanelState, shownChains } from '../state/store.ts';

export type ExportFormat = 'har' | 'ndjson' | 'csv' | 'markdown';

/** Which chains are exported: those that the filter leaves, all, or the one whose details are open. */
export type ExportScope = 'shown' | 'all' | 'selected';

/** One chain, whatever the filter leaves. */
export interface OneChain {
  readonly id: string;
}

export interface ExportChoice {
  readonly format: ExportFormat;
  readonly scope: ExportScope | OneChain;
  readonly includeSecrets: boolean;
}

/** The formats in the order of the menu. */
export const EXPORT_FORMATS: readonly {
  readonly id: ExportFormat;
  readonly label: string;
  readonly tip: string;
}[] = [
  {
    id: 'har',
    label: 'HAR',
    get tip() {
      return t`HAR 1.2, one entry a hop: for other tools, and to open again`;
    },
  },
  {
    id: 'ndjson',
    label: 'NDJSON',
    get tip() {
      return t`One chain a line, by a schema: for SQL and scripts`;
    },
  },
  {
    id: 'csv',
    label: 'CSV',
    get tip() {
      return t`One hop a row: for spreadsheets`;
    },
  },
  {
    id: 'markdown',
    label: 'Markdown',
    get tip() {
      return t`Chains as text, with what was found: for issues`;
    },
  },
];

export interface ScopeView {
  readonly id: ExportScope;
  readonly label: string;
  /** How many chains it has; it cannot be chosen where there are none. */
  readonly count: number;
}

/** The scopes that can be told apart: `Shown` and `All` are one where there is no filter. */
export function toScopes(state: PanelState): ScopeView[] {
  const count = (scope: ExportScope) => chainsIn(state, scope).length;
  const hasFilter = state.filter.trim() !== '';
  return [
    ...(hasFilter ? [{ id: 'shown' as const, label: t`Filtered`, count: count('shown') }] : []),
    { id: 'all', label: t`All`, count: state.chains.size },
    { id: 'selected', label: t`The open one`, count: count('selected') },
  ];
}

/** The chains of a scope, in the order of the list. */
export function chainsIn(
  state: PanelState,
  scope: ExportScope | OneChain,
): readonly EnrichedChain[] {
  const chains = shownChains(state.chains, state.network);
  if (scope === 'shown') return toRows(chains.values(), state.filter).map(({ chain }) => chain);
  if (scope === 'all') return [...chains.values()];
  const id = scope === 'selected' ? state.selectedId : scope.id;
  const chain = id === undefined ? undefined : chains.get(id);
  return chain ? [chain] : [];
}

/** What of one name would be replaced. */
export interface ReplacedView {
  readonly key: string;
  /** Safe to show. */
  readonly name: string;
  readonly where: string;
  /** `1 value`, `3 values` */
  readonly values: string;
  /** `in 4 places` */
  readonly places: string;
}

const PLACES: Readonly<Record<SecretKind, Message>> = {
  header: msg`header`,
  cookie: msg`cookie`,
  parameter: msg`parameter`,
  'form field': msg`form field`,
  'JSON member': msg`JSON member`,
  'XML element': msg`XML element`,
  'URL user': msg`URL user`,
  token: msg`token`,
};

/** What an export would replace, in words. */
export function toReplaced(replaced: readonly RedactedName[]): ReplacedView[] {
  return replaced.map(({ name, where, values, count }) => ({
    key: `${where} ${name}`,
    name: visibleText(name),
    where: translate(PLACES[where]),
    values: values === 1 ? t`1 value` : t`${numberText(values)} values`,
    places: count === 1 ? t`in 1 place` : t`in ${numberText(count)} places`,
  }));
}

/** Reads names that a user writes, separated by commas or spaces. */
export function readNames(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((name) => name !== ''))];
}
