/** Which chains an action applies to, by filter or by selection. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { parseFilter, toPredicate } from '../../core/filter/index.ts';
import type { ExportFormat } from '../../core/formats/index.ts';
import { shownChains, shownSession } from './sessions.ts';
import type { PanelState } from './types.ts';

/** Which chains to export: those that match the filter, all, or the selected one. */
export type ExportScope = 'shown' | 'all' | 'selected';

/** One chain, whether or not it matches the filter. */
export interface OneChain {
  readonly id: string;
}

export interface ExportChoice {
  readonly format: ExportFormat;
  readonly scope: ExportScope | OneChain;
  readonly includeSecrets: boolean;
}

/** Returns the chains of a scope in the order of the list. */
export function chainsIn(
  state: PanelState,
  scope: ExportScope | OneChain,
): readonly RedirectChain[] {
  const session = shownSession(state);
  const chains = shownChains(session);
  if (scope === 'shown') {
    return [...chains.values()].filter(toPredicate(parseFilter(state.filter).terms));
  }
  if (scope === 'all') return [...chains.values()];
  const id = scope === 'selected' ? session.selectedId : scope.id;
  const chain = id === undefined ? undefined : chains.get(id);
  return chain ? [chain] : [];
}
