/** What the export menu offers, and what it would do. */
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
  /** How many chains it has; it cannot be chosen where there are none. */
  readonly count: number;
}

/** The scopes that can be told apart: `Shown` and `All` are one where there is no filter. */
export function toScopes(state: PanelState): ScopeView[] {
  const count = (scope: ExportScope) => chainsIn(state, scope).length;
  const hasFilter = state.filter.trim() !== '';
  return [
    ...(hasFilter ? [{ id: 'shown' as const, label: t`Filtered`, count: count('shown') }] : []),
    { id: 'all', label: t`All`, count: shownSession(state).chains.size },
    { id: 'selected', label: t`Selected`, count: count('selected') },
  ];
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
  'path segment': msg`path segment`,
  'form field': msg`form field`,
  'JSON member': msg`JSON member`,
  'XML element': msg`XML element`,
  'URL user': msg`URL credentials`,
  token: msg`token`,
  text: msg`whole text`,
};

/** What an export would replace, in words. */
export function toReplaced(replaced: readonly RedactedName[]): ReplacedView[] {
  return replaced.map(({ name, where, values, count }) => ({
    key: `${where} ${name}`,
    name: visibleText(name),
    where: translate(PLACES[where]),
    values: values === 1 ? t`1 value` : t`${values} values`,
    places: count === 1 ? t`in 1 place` : t`in ${count} places`,
  }));
}
