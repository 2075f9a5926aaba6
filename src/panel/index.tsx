/** The panel's page: joins store, background, theme and components. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from '../browser.ts';
import { language, t } from '../core/text/i18n.ts';
import { visibleText } from '../core/text/visible-text.ts';
import { speakBrowserLanguage } from '../language.ts';
import type { Settings } from '../settings.ts';
import {
  loadSettings,
  onSettingsChanged,
  resetSettings,
  saveSettings,
} from '../stored-settings.ts';
import { App } from './App.tsx';
import { connect } from './connection/connection.ts';
import { openRuntimePort } from './connection/runtime-port.ts';
import { doInWorker } from './export/do-in-worker.ts';
import { saveFile, toFileTask, type Writer } from './export/export-file.ts';
import { createExports } from './export/exports.ts';
import { createImports } from './import/imports.ts';
import { readInWorker } from './import/read-in-worker.ts';
import { followTab, type Tabs } from './inspected/inspected-tab.ts';
import { keptLog } from './network/kept-log.ts';
import type { NetworkLog } from './network/log-reading.ts';
import { followNetwork } from './network/network.ts';
import { type NetworkPanels, networkPanel } from './network/network-panel.ts';
import { PanelProblem } from './PanelProblem.tsx';
import { followTheme, type ThemePanels } from './settings/theme.ts';
import { createActions } from './state/actions.ts';
import { toListSettings } from './state/list-settings.ts';
import {
  createStore,
  initialState,
  receive,
  setConnection,
  toSubscription,
} from './state/store.ts';
import type { Connection } from './state/surroundings.ts';
import type { PanelStore } from './state/types.ts';
import { Boundary, TellerContext } from './ui/boundary/Boundary.tsx';
import type { Teller } from './ui/boundary/diagnostics.ts';
import { copyChain, copyPlainText } from './ui/copy/copy-chain.ts';
import './panel.css';

// Absent where the panel was opened as a tab.
const devtools = browser.devtools as typeof browser.devtools | undefined;

/** The tab that is inspected: DevTools knows it; a panel opened as a tab is told by `?tabId=`. */
function inspectedTab(): number | undefined {
  if (devtools?.inspectedWindow) return devtools.inspectedWindow.tabId;
  const given = new URLSearchParams(location.search).get('tabId');
  return given !== null && /^\d+$/.test(given) ? Number(given) : undefined;
}

function reloadPage(): void {
  if (devtools?.inspectedWindow) void devtools.inspectedWindow.reload();
  else void browser.tabs.reload(inspectedTab());
}

function connectTo(tabId: number, store: PanelStore): Connection {
  return connect(openRuntimePort, toSubscription(store.getState(), tabId), {
    message: (message) => store.update((state) => receive(state, message)),
    state: (connection) => store.update((state) => setConnection(state, connection)),
  });
}

function writer(): Writer {
  const { version } = browser.runtime.getManifest();
  return { version, userAgent: navigator.userAgent, now: new Date() };
}

speakBrowserLanguage();
document.documentElement.lang = language();
const tabId = inspectedTab();
const store = createStore(initialState(tabId));
const connection = tabId === undefined ? undefined : connectTo(tabId, store);
const exports = createExports(store, doInWorker, saveFile);
const actions = createActions(store, {
  connection,
  imports: createImports(store, readInWorker),
  reloadPage,
  exports,
  exportFile: (chains, options) => exports.write(toFileTask(chains, options, writer())),
  copyChain,
  copyText: copyPlainText,
  showInNetwork: networkPanel(devtools?.panels as NetworkPanels | undefined),
  saveSettings: (settings) => void saveSettings(settings),
  resetSettings: () => void resetSettings(),
});
// The list stays as its own panel has it: another panel's changes would come amid one's own.
const takeIn = ({ list: _ofAnother, ...settings }: Settings) =>
  store.update((state) => ({ ...state, ...settings }));
void loadSettings().then((settings) => {
  takeIn(settings);
  store.update((state) => ({ ...state, list: toListSettings(settings.list) }));
});
onSettingsChanged(takeIn);
if (!devtools?.inspectedWindow && tabId !== undefined) {
  followTab(browser.tabs as Tabs, tabId, (inspected) => {
    store.update((state) => ({ ...state, inspected }));
    document.title = t`Redirects: ${visibleText(inspected.title || inspected.url)}`;
  });
}
followNetwork(
  devtools?.network as NetworkLog | undefined,
  devtools?.inspectedWindow && keptLog(devtools.inspectedWindow.tabId),
  store,
);
const chooseTheme = followTheme(
  devtools?.panels as ThemePanels | undefined,
  document.documentElement,
);
store.subscribe(() => chooseTheme(store.getState().theme));

const teller: Teller = {
  version: browser.runtime.getManifest().version,
  userAgent: navigator.userAgent,
  get secretNames() {
    return store.getState().secretNames;
  },
};
const mac = navigator.platform.startsWith('Mac');
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <TellerContext value={teller}>
      <Boundary
        what="panel"
        part="panel"
        instead={(problem) => <PanelProblem problem={problem} actions={actions} />}
      >
        <App store={store} actions={actions} mac={mac} />
      </Boundary>
    </TellerContext>
  </StrictMode>,
);
