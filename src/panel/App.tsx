import { useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { EnrichedChain } from '../core/chain/network-facts.ts';
import { prepare } from '../core/filter/index.ts';
import { earlierOf } from '../core/findings/earlier.ts';
import { t } from '../core/text/i18n.ts';
import { ComparisonPane } from './comparison/ComparisonPane.tsx';
import { ChainDetails } from './details/ChainDetails.tsx';
import { ChainKeeper } from './details/ChainKeeper.tsx';
import { ChainNote } from './details/ChainNote.tsx';
import { journeyOf } from './details/journey/journey-view.ts';
import { FilterTrouble } from './filter/FilterTrouble.tsx';
import { filterTrouble, suggest } from './filter/filter-view.ts';
import { HelpDialog } from './help/HelpDialog.tsx';
import { useFileDrop } from './import/use-file-drop.ts';
import { InspectedBar } from './inspected/InspectedBar.tsx';
import { ChainList } from './list/ChainList.tsx';
import { sortRows } from './list/columns/sort.ts';
import { pinnedFirst } from './list/pinned-rows.ts';
import { toRows, toTotals } from './list/rows/rows.ts';
import { hopMenu, rowMenu, withMarked } from './menus/row-menu.ts';
import { EmptyState } from './notices/EmptyState.tsx';
import { Notice } from './notices/Notice.tsx';
import { emptyState, notice } from './notices/notices.ts';
import { ViolationNews } from './notices/ViolationNews.tsx';
import { StatusBar } from './StatusBar.tsx';
import { SessionBar } from './sessions/SessionBar.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import type { PanelActions } from './state/actions.ts';
import { comparedSide } from './state/comparison.ts';
import { asShown } from './state/sessions.ts';
import { shownChains } from './state/store.ts';
import type { PanelStore } from './state/types.ts';
import { Toolbar } from './Toolbar.tsx';
import { keepMenu } from './ui/chain/keep-menu.ts';
import { focusPart } from './ui/keyboard/parts.ts';
import { useKeptFocus } from './ui/keyboard/use-kept-focus.ts';
import { useShortcuts } from './ui/keyboard/use-shortcuts.ts';
import { SplitView } from './ui/split/SplitView.tsx';
import { warmUp } from './ui/warm-up.ts';

interface AppProps {
  readonly store: PanelStore;
  readonly actions: PanelActions;
  /** Shortcuts are ⌘ instead of Ctrl. */
  readonly mac: boolean;
}

/** The whole panel. */
export function App({ store, actions, mac }: AppProps) {
  const whole = useSyncExternalStore(store.subscribe, store.getState);
  const state = asShown(whole);
  const { chains: recorded, network, filter } = state;
  const chains = useMemo(() => shownChains(recorded, network), [recorded, network]);
  const rows = useMemo(() => toRows(chains.values(), filter), [chains, filter]);
  const totals = useMemo(() => toTotals(rows), [rows]);
  const sorted = useMemo(
    () => pinnedFirst(sortRows(rows, state.list.sort)),
    [rows, state.list.sort],
  );
  const trouble = useMemo(() => filterTrouble(filter), [filter]);
  const troubleId = useId();
  const filterInput = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const isDropTarget = useFileDrop(actions.importFiles);
  const [dialog, setDialog] = useState<'settings' | 'help'>();
  useShortcuts(mac, {
    record: () => actions.setRecording(!store.getState().recording),
    clear: actions.clear,
    filter: () => filterInput.current?.select(),
    help: () => setDialog('help'),
    'next-part': () => focusPart(1),
    'previous-part': () => focusPart(-1),
  });

  const menuOf = (chain: EnrichedChain, hop?: number) => {
    const items =
      hop === undefined
        ? rowMenu(chain, state, actions, keepMenu(chain, whole, actions))
        : hopMenu(chain, hop, actions);
    return withMarked(String(getSelection()), items, actions);
  };
  const selected = state.selectedId === undefined ? undefined : chains.get(state.selectedId);
  // Chains of two sessions may have the same ids.
  const session = state.shownImport ?? 'live';
  const empty = emptyState(state, rows.length);
  useKeptFocus(`${session} ${empty?.kind}`);
  // The row that opened the details is where the reader was.
  const focusRow = () =>
    main.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  const closeDetails = () => {
    focusRow();
    actions.select(undefined);
  };
  const closeComparison = () => {
    focusRow();
    actions.closeComparison();
  };
  const list = empty ? (
    <EmptyState state={state} sentence={empty} actions={actions} />
  ) : (
    <ChainList
      key={session}
      rows={sorted}
      filter={filter}
      pages={state.pages}
      settings={state.list}
      onSettings={actions.setList}
      selectedId={state.selectedId}
      tabId={state.tabId}
      onSelect={actions.select}
      menuOf={({ chain }) => menuOf(chain)}
      onPin={actions.pin}
      onCompare={actions.compareWithNearest}
      sideOf={(id) => comparedSide(whole, id)}
    />
  );
  const details = whole.comparison ? (
    <ComparisonPane state={whole} actions={actions} onClose={closeComparison} />
  ) : (
    selected && (
      <ChainDetails
        key={session}
        chain={selected}
        tabId={state.tabId}
        imported={state.shownImport !== undefined}
        secretNames={state.secretNames}
        journey={journeyOf(selected, chains.values())}
        earlier={earlierOf(selected, chains.values())}
        keeper={<ChainKeeper chain={selected} state={whole} actions={actions} />}
        note={
          <ChainNote
            chain={selected}
            editing={whole.editedNote === selected.id}
            actions={actions}
          />
        }
        onSelect={actions.select}
        onClose={closeDetails}
        menuOf={(hop) => menuOf(selected, hop)}
      />
    )
  );
  return (
    <div className="panel">
      <header>
        <h1 className="visually-hidden">{t`Redirects`}</h1>
        <Toolbar
          state={state}
          canExport={rows.length > 0}
          actions={actions}
          mac={mac}
          onSettings={() => setDialog('settings')}
          onHelp={() => setDialog('help')}
          filter={{
            input: filterInput,
            troubleId: trouble === '' ? undefined : troubleId,
            suggest: (text, caret, asked) => suggest(text, caret, chains.values(), asked),
            onApproach: () => warmUp(chains.values(), prepare),
          }}
        />
        <FilterTrouble id={troubleId} text={trouble} />
        {state.inspected && <InspectedBar tab={state.inspected} />}
        <SessionBar state={whole} actions={actions} />
      </header>
      <main ref={main} className="main">
        <SplitView list={list} details={details} />
      </main>
      <Notice sentence={notice(state)} actions={actions} />
      <ViolationNews chains={whole.chains} />
      <StatusBar state={state} rows={rows} totals={totals} onUnsay={actions.unsay} />
      {dialog === 'settings' && (
        <SettingsDialog
          state={state}
          actions={actions}
          onHelp={() => setDialog('help')}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'help' && <HelpDialog mac={mac} onClose={() => setDialog(undefined)} />}
      {isDropTarget && (
        <div className="drop-target">{t`Drop HAR or NDJSON files to open them here`}</div>
      )}
    </div>
  );
}
