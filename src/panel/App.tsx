import { useId, useMemo, useRef, useState } from 'react';
import { prepare } from '../core/filter/index.ts';
import { t } from '../core/text/i18n.ts';
import { Chains } from './Chains.tsx';
import { FilterTrouble } from './filter/FilterTrouble.tsx';
import { filterTrouble, suggest } from './filter/filter-view.ts';
import { HelpDialog } from './help/HelpDialog.tsx';
import { useFileDrop } from './import/use-file-drop.ts';
import { InspectedBar } from './inspected/InspectedBar.tsx';
import { Notice } from './notices/Notice.tsx';
import { notice } from './notices/notices.ts';
import { ViolationNews } from './notices/ViolationNews.tsx';
import { StatusBar } from './StatusBar.tsx';
import { SessionBar } from './sessions/SessionBar.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import type { PanelActions } from './state/actions.ts';
import { liveSession } from './state/sessions.ts';
import type { PanelState, PanelStore } from './state/types.ts';
import { Toolbar } from './Toolbar.tsx';
import { Boundary } from './ui/boundary/Boundary.tsx';
import { focusPart } from './ui/keyboard/parts.ts';
import { useShortcuts } from './ui/keyboard/use-shortcuts.ts';
import { warmUp } from './ui/warm-up.ts';
import { useShown } from './use-shown.ts';

interface AppProps {
  readonly store: PanelStore;
  readonly actions: PanelActions;
  /** Whether shortcuts use ⌘ instead of Ctrl. */
  readonly mac: boolean;
  readonly readLicences?: (() => Promise<string>) | undefined;
}

/** The whole panel. */
export function App({ store, actions, mac, readLicences }: AppProps) {
  const shown = useShown(store);
  const { state, chains, rows, totals } = shown;
  const trouble = useMemo(() => filterTrouble(state.filter), [state.filter]);
  const troubleId = useId();
  const filterInput = useRef<HTMLInputElement>(null);
  const isDropTarget = useFileDrop(state.isReport ? undefined : actions.importFiles);
  const [dialog, setDialog] = useState<DialogName>();
  useShortcuts(mac, {
    record: () => state.canRecord && actions.setRecording(!store.getState().recording),
    clear: actions.clear,
    filter: () => filterInput.current?.select(),
    help: () => setDialog('help'),
    'next-part': () => focusPart(1),
    'previous-part': () => focusPart(-1),
  });
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
        <SessionBar state={state} actions={actions} />
      </header>
      <Chains shown={shown} actions={actions} />
      <Notice sentence={notice(state)} actions={actions} />
      <ViolationNews chains={liveSession(state).chains} />
      <Boundary what="part" part="status bar" of={rows}>
        <StatusBar state={state} rows={rows} totals={totals} onUnsay={actions.unsay} />
      </Boundary>
      <Dialogs
        open={dialog}
        onOpen={setDialog}
        state={state}
        actions={actions}
        mac={mac}
        readLicences={readLicences}
      />
      {isDropTarget && (
        <div className="drop-target">{t`Drop HAR or NDJSON files to open them here`}</div>
      )}
    </div>
  );
}

type DialogName = 'settings' | 'help';

interface DialogsProps {
  readonly open: DialogName | undefined;
  readonly onOpen: (name: DialogName | undefined) => void;
  readonly state: PanelState;
  readonly actions: PanelActions;
  readonly mac: boolean;
  readonly readLicences: AppProps['readLicences'];
}

function Dialogs({ open, onOpen, state, actions, mac, readLicences }: DialogsProps) {
  const close = () => onOpen(undefined);
  if (open === undefined) return null;
  if (open === 'help')
    return <HelpDialog mac={mac} state={state} readLicences={readLicences} onClose={close} />;
  return (
    <SettingsDialog state={state} actions={actions} onHelp={() => onOpen('help')} onClose={close} />
  );
}
