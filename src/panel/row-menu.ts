/** What the menu of a chain offers: a list, to which more is added here. */
import { COPY_FORMATS } from '../core/copy-as/index.ts';
import { printTerm } from '../core/filter/print.ts';
import type { Term } from '../core/filter/syntax.ts';
import { hasTerm, toggleTerm } from '../core/filter.ts';
import { t } from '../core/i18n.ts';
import type { EnrichedChain } from '../core/network-log.ts';
import { visibleText } from '../core/visible-text.ts';
import type { PanelActions } from './actions.ts';
import { EXPORT_FORMATS } from './export-choice.ts';
import { termsOf } from './filter-terms.ts';
import { inGroups, type MenuItem } from './menu.ts';
import type { PanelState } from './store.ts';

type RowActions = Pick<PanelActions, 'copy' | 'export' | 'setFilter'>;

/** The lines for one chain, in groups. */
export function rowMenu(
  chain: EnrichedChain,
  { filter }: Pick<PanelState, 'filter'>,
  actions: RowActions,
): MenuItem[] {
  return inGroups(
    [
      { label: t`Copy as`, items: copyItems(chain, false, actions) },
      { label: t`Copy with secrets as`, items: copyItems(chain, true, actions) },
    ],
    [
      { label: t`Show only`, items: filterItems(termsOf(chain), filter, actions) },
      { label: t`Hide`, items: filterItems(termsOf(chain).map(negated), filter, actions) },
    ],
    [{ label: t`Export this chain`, items: exportItems(chain, actions) }],
  );
}

function copyItems(
  chain: EnrichedChain,
  includeSecrets: boolean,
  { copy }: Pick<RowActions, 'copy'>,
): MenuItem[] {
  return COPY_FORMATS.map(({ id, label }) => ({
    label,
    run: () => copy(chain, id, includeSecrets),
  }));
}

/** As they are written in the filter, where they are added to what it has; what it has already is taken out again. */
function filterItems(
  terms: readonly Term[],
  filter: string,
  { setFilter }: Pick<RowActions, 'setFilter'>,
): MenuItem[] {
  return terms.map((term) => ({
    label: visibleText(printTerm(term)),
    checked: hasTerm(filter, term),
    run: () => setFilter(toggleTerm(filter, term)),
  }));
}

function negated(term: Term): Term {
  return { ...term, negated: true };
}

function exportItems(
  { id }: EnrichedChain,
  { export: exportChains }: Pick<RowActions, 'export'>,
): MenuItem[] {
  return EXPORT_FORMATS.map(({ id: format, label, tip }) => ({
    label,
    tip,
    run: () => exportChains({ format, scope: { id }, includeSecrets: false }),
  }));
}
