/** The panel's page: connects the store, the background script, the theme and the components. */
import { browser } from '../browser.ts';
import { packViewer } from '../core/formats/report/viewer-page.ts';
import { t } from '../core/text/i18n.ts';
import { visibleText } from '../core/text/visible-text.ts';
import { speakBrowserLanguage } from '../language.ts';
import type { Settings } from '../settings.ts';
import {
  loadSettings,
  onSettingsChanged,
  resetSettings,
  saveSettings,
} from '../stored-settings.ts';
import { connectToBackground } from './connection/runtime-port.ts';
import { doInWorker } from './export/do-in-worker.ts';
import { createExports, saveFile } from './export/exports.ts';
import { createImports } from './import/imports.ts';
import { readInWorker } from './import/read-in-worker.ts';
import { followTab, type Tabs } from './inspected/inspected-tab.ts';
import { mountPanel } from './mount.tsx';
import { devtoolsLog } from './network/devtools-log.ts';
import { keptLog } from './network/kept-log.ts';
import type { NetworkLog } from './network/log-reading.ts';
import { followNetwork } from './network/network.ts';
import { type NetworkPanels, networkPanel } from './network/network-panel.ts';
import { followTheme, type ThemePanels } from './settings/theme.ts';
import { createActions } from './state/actions.ts';
import { toListSettings } from './state/list-settings.ts';
import { createStore, initialState } from './state/store.ts';
import { copyChain, copyPlainText } from './ui/copy/copy-chain.ts';

// Undefined if the panel was opened as a tab.
const devtools = browser.devtools as typeof browser.devtools | undefined;

/** The ID of the inspected tab, from DevTools or, if the panel was opened as a tab, from `?tabId=`. */
function inspectedTab(): number | undefined {
  if (devtools?.inspectedWindow) return devtools.inspectedWindow.tabId;
  const given = new URLSearchParams(location.search).get('tabId');
  return given !== null && /^\d+$/.test(given) ? Number(given) : undefined;
}

function reloadPage(): void {
  if (devtools?.inspectedWindow) void devtools.inspectedWindow.reload();
  else void browser.tabs.reload(inspectedTab());
}

/** Reports contain the viewer, which is a file of the extension. */
async function loadViewer() {
  const read = async (name: string) => (await fetch(`/viewer/${name}`)).text();
  const [script, style, licences, suffixes] = await Promise.all(
    ['viewer.js', 'viewer.css', 'licences.txt', 'suffixes.txt'].map(read),
  );
  if (!script || !style || !licences || !suffixes) throw new Error('The viewer is missing');
  return packViewer({ script, style, licences, suffixes });
}

// The workers are files of the extension as well; its content security policy allows no others.
const startReader = () =>
  new Worker(new URL('./import/worker.ts', import.meta.url), { type: 'module' });
const startWriter = () =>
  new Worker(new URL('./export/worker.ts', import.meta.url), { type: 'module' });

speakBrowserLanguage();
const { version } = browser.runtime.getManifest();
const tabId = inspectedTab();
const store = createStore(initialState(tabId));
const connection = tabId === undefined ? undefined : connectToBackground(store, tabId);
const writing = { startWorker: startWriter, loadViewer };
const actions = createActions(store, {
  connection,
  imports: createImports(store, readInWorker(startReader)),
  reloadPage,
  exports: createExports(store, doInWorker(writing), saveFile, {
    version,
    userAgent: navigator.userAgent,
  }),
  copyChain,
  copyText: copyPlainText,
  showInNetwork: networkPanel(devtools?.panels as NetworkPanels | undefined),
  saveSettings: (settings) => void saveSettings(settings),
  resetSettings: () => void resetSettings(),
});
// Each panel keeps its own list settings: another panel's changes would interrupt its user.
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
  devtoolsLog(devtools?.network as Required<NetworkLog> | undefined, browser.runtime),
  devtools?.inspectedWindow && keptLog(devtools.inspectedWindow.tabId),
  store,
);
const chooseTheme = followTheme(
  devtools?.panels as ThemePanels | undefined,
  document.documentElement,
);
store.subscribe(() => chooseTheme(store.getState().theme));

mountPanel(store, actions, version);
