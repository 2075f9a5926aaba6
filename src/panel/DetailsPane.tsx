import { attempt } from '../core/chain/attempt.ts';
import type { EnrichedChain } from '../core/chain/network-facts.ts';
import { t } from '../core/text/i18n.ts';
import { ComparisonPane } from './comparison/ComparisonPane.tsx';
import { ChainDetails } from './details/ChainDetails.tsx';
import { ChainKeeper } from './details/ChainKeeper.tsx';
import { ChainNote } from './details/ChainNote.tsx';
import { journeyOf } from './details/journey/journey-view.ts';
import type { PanelActions } from './state/actions.ts';
import type { PanelState } from './state/types.ts';
import { PaneBoundary } from './ui/boundary/PaneBoundary.tsx';
import type { MenuItem } from './ui/menu/menu.ts';

interface DetailsPaneProps {
  /** As the session that is shown has it. */
  readonly state: PanelState;
  /** The whole panel's. */
  readonly whole: PanelState;
  /** The selected one. */
  readonly chain: EnrichedChain | undefined;
  /** All of the session that is shown. */
  readonly chains: ReadonlyMap<string, EnrichedChain>;
  readonly actions: PanelActions;
  readonly menuOf: (chain: EnrichedChain, hop?: number) => readonly MenuItem[];
  /** It is about to be closed. */
  readonly onClosing: () => void;
}

/** What stands beside the list: a comparison or, without one, the details of the selected chain. */
export function DetailsPane(props: DetailsPaneProps) {
  const { state, whole, chain, chains, actions, menuOf, onClosing } = props;
  const closeComparison = () => {
    onClosing();
    actions.closeComparison();
  };
  const closeDetails = () => {
    onClosing();
    actions.select(undefined);
  };
  if (whole.comparison) {
    return (
      <PaneBoundary
        what="comparison"
        part="comparison"
        of={whole.comparison}
        closeName={t`Close comparison`}
        onClose={closeComparison}
      >
        <ComparisonPane state={whole} actions={actions} onClose={closeComparison} />
      </PaneBoundary>
    );
  }
  if (!chain) return null;
  return (
    <PaneBoundary
      what="chain"
      part="details"
      chain={chain}
      of={chain}
      closeName={t`Close details`}
      onClose={closeDetails}
    >
      <ChainDetails
        chain={chain}
        tabId={state.tabId}
        imported={state.shownImport !== undefined}
        secretNames={state.secretNames}
        // Without it, the chain is shown by itself.
        journey={attempt(() => journeyOf(chain, chains.values()), [chain])}
        keeper={<ChainKeeper chain={chain} state={whole} actions={actions} />}
        note={<ChainNote chain={chain} editing={whole.editedNote === chain.id} actions={actions} />}
        onSelect={actions.select}
        onClose={closeDetails}
        menuOf={(hop) => menuOf(chain, hop)}
      />
    </PaneBoundary>
  );
}
