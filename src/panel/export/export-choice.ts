/** What the export menu offers, and what an export would do. */
import type { RedactedName } from '../../core/redact/redact.ts';
import type { SecretKind } from '../../core/redact/secret-place.ts';
import { type Message, msg, t, translate } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { chainsIn, type ExportScope } from '../state/scope.ts';
import { shownSession } from '../state/sessions.ts';
import type { PanelState } from '../state/types.ts';

export interface ScopeView {
  readonly id: ExportScope;
  readonly label: string;
  /** The number of its chains; a scope without chains can't be selected. */
  readonly count: number;
}

/** The distinct scopes: without a filter, `Filtered` and `All` would be the same. */
export function toScopes(state: PanelState): ScopeView[] {
  const count = (scope: ExportScope) => chainsIn(state, scope).length;
  const hasFilter = state.filter.trim() !== '';
  return [
    ...(hasFilter ? [{ id: 'shown' as const, label: t`Filtered`, count: count('shown') }] : []),
    { id: 'all', label: t`All`, count: shownSession(state).chains.size },
    { id: 'selected', label: t`Selected`, count: count('selected') },
  ];
}

/** What would be replaced under one name. */
export interface ReplacedView {
  readonly key: string;
  /** Display-safe. */
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
  'path segment': msg`path segment`,
  'form field': msg`form field`,
  'JSON member': msg`JSON member`,
  'XML element': msg`XML element`,
  'URL user': msg`URL credentials`,
  token: msg`token`,
  text: msg`whole text`,
};

/** Describes what an export would replace. */
export function toReplaced(replaced: readonly RedactedName[]): ReplacedView[] {
  return replaced.map(({ name, where, values, count }) => ({
    key: `${where} ${name}`,
    name: visibleText(name),
    where: translate(PLACES[where]),
    values: values === 1 ? t`1 value` : t`${values} values`,
    places: count === 1 ? t`in 1 place` : t`in ${count} places`,
  }));
}
