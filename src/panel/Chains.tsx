import { useRef } from 'react';
import { attempt } from '../core/chain/attempt.ts';
import type { RedirectChain } from '../core/chain/chain.ts';
import { earlierOf } from '../core/findings/earlier.ts';
import { t } from '../core/text/i18n.ts';
import { ComparisonPane } from './comparison/ComparisonPane.tsx';
import { ChainDetails } from './details/ChainDetails.tsx';
import { ChainKeeper } from './details/ChainKeeper.tsx';
import { ChainNote } from './details/ChainNote.tsx';
import { journeyOf } from './details/journey/journey-view.ts';
import { NothingOpen } from './import/NothingOpen.tsx';
import { ChainList } from './list/ChainList.tsx';
import { hopMenu, rowMenu, withMarked } from './menus/row-menu.ts';
import { EmptyState } from './notices/EmptyState.tsx';
import { emptyState } from './notices/notices.ts';
import type { PanelActions } from './state/actions.ts';
import { comparedSide } from './state/comparison.ts';
import type { PanelState } from './state/types.ts';
import { Boundary } from './ui/boundary/Boundary.tsx';
import { PaneBoundary } from './ui/boundary/PaneBoundary.tsx';
import { keepMenu } from './ui/chain/keep-menu.ts';
import { useKeptFocus } from './ui/keyboard/use-kept-focus.ts';
import { SplitView } from './ui/split/SplitView.tsx';
import type { Shown } from './use-shown.ts';

interface ChainsProps {
  readonly shown: Shown;
  readonly actions: PanelActions;
}

/** The chains of a session, beside the details of one chain or the comparison of two. */
export function Chains({ shown, actions }: ChainsProps) {
  const main = useRef<HTMLElement>(null);
  const { state, session, chains, rows } = shown;
  const { selectedId } = session;
  const empty = emptyState(state, rows.length);
  useKeptFocus(`${session.id} ${empty?.kind}`);
  const selected = selectedId === undefined ? undefined : chains.get(selectedId);
  // Reading continues at the row that opened the details.
  const closing = (close: () => void) => () => {
    main.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
    close();
  };
  return (
    <main ref={main} className="main">
      <SplitView
        list={
          empty?.kind === 'nothing-open' ? (
            <NothingOpen actions={actions} />
          ) : empty ? (
            <EmptyState state={state} sentence={empty} actions={actions} />
          ) : (
            // Chains of two sessions may have the same IDs.
            <List key={session.id} shown={shown} actions={actions} />
          )
        }
        details={
          state.comparison ? (
            <Comparison
              state={state}
              comparison={state.comparison}
              actions={actions}
              onClose={closing(actions.closeComparison)}
            />
          ) : (
            selected && (
              <Details
                key={session.id}
                chain={selected}
                shown={shown}
                actions={actions}
                onClose={closing(() => actions.select(undefined))}
              />
            )
          )
        }
      />
    </main>
  );
}

function List({ shown: { state, session, rows }, actions }: ChainsProps) {
  return (
    <Boundary what="list" part="list" of={rows}>
      <ChainList
        rows={rows}
        filter={state.filter}
        pages={session.pages}
        settings={state.list}
        onSettings={actions.setList}
        selectedId={session.selectedId}
        tabId={session.tabId}
        onSelect={actions.select}
        menuOf={({ chain }) => menuOf(chain, undefined, state, actions)}
        onPin={actions.pin}
        onCompare={actions.compareWithNearest}
        sideOf={(id) => comparedSide(state, id)}
      />
    </Boundary>
  );
}

interface ComparisonProps {
  readonly state: PanelState;
  readonly comparison: object;
  readonly actions: PanelActions;
  readonly onClose: () => void;
}

function Comparison({ state, comparison, actions, onClose }: ComparisonProps) {
  return (
    <PaneBoundary
      what="comparison"
      part="comparison"
      of={comparison}
      closeName={t`Close comparison`}
      onClose={onClose}
    >
      <ComparisonPane state={state} actions={actions} onClose={onClose} />
    </PaneBoundary>
  );
}

interface DetailsProps extends ChainsProps {
  readonly chain: RedirectChain;
  readonly onClose: () => void;
}

function Details({ chain, shown, actions, onClose }: DetailsProps) {
  const { state, session, chains } = shown;
  const editing = state.editedNote === chain.id;
  return (
    <PaneBoundary
      what="chain"
      part="details"
      chain={chain}
      of={chain}
      closeName={t`Close details`}
      onClose={onClose}
    >
      <ChainDetails
        chain={chain}
        tabId={session.tabId}
        imported={session.source !== undefined}
        secretNames={state.secretNames}
        // Undefined shows the chain by itself.
        journey={attempt(() => journeyOf(chain, chains.values()), [chain])}
        earlier={attempt(() => earlierOf(chain, chains.values()), [])}
        keeper={<ChainKeeper chain={chain} state={state} actions={actions} />}
        note={<ChainNote chain={chain} editing={editing} actions={actions} />}
        onSelect={actions.select}
        onClose={onClose}
        menuOf={(hop) => menuOf(chain, hop, state, actions)}
      />
    </PaneBoundary>
  );
}

/** @param hop undefined for the menu of the whole chain */
function menuOf(
  chain: RedirectChain,
  hop: number | undefined,
  state: PanelState,
  actions: PanelActions,
) {
  const items =
    hop === undefined
      ? rowMenu(chain, state, actions, keepMenu(chain, state, actions))
      : hopMenu(chain, hop, actions);
  return withMarked(String(getSelection()), items, actions);
}
