/** The viewer's page: the panel with a page's own features instead of the extension's. */
import { doInWorker } from '../panel/export/do-in-worker.ts';
import { createExports, saveFile } from '../panel/export/exports.ts';
import { createImports } from '../panel/import/imports.ts';
import { readInWorker } from '../panel/import/read-in-worker.ts';
import { mountPanel } from '../panel/mount.tsx';
import { followTheme } from '../panel/settings/theme.ts';
import { createActions } from '../panel/state/actions.ts';
import { toListSettings } from '../panel/state/list-settings.ts';
import { createStore, viewerState } from '../panel/state/store.ts';
import { copyChain, copyPlainText } from '../panel/ui/copy/copy-chain.ts';
import { carriedFile, ownViewer, readBlock } from './blocks.ts';
import { followFragment, readFragment } from './fragment.ts';
import { loadSettings, resetSettings, saveSettings } from './kept-settings.ts';
import { speak } from './language.ts';
import { readHere } from './read-here.ts';
import { setSuffixes } from './suffix-lookup.ts';

/**
 * Shows the viewer.
 * @param script the viewer's own script, which its workers also run
 * @param version Detour's version
 */
export async function showPage(script: string, version: string): Promise<void> {
  speak(navigator.language);
  const suffixes = await readBlock('suffixes');
  setSuffixes(suffixes);
  const report = carriedFile('report');
  const { list, ...settings } = loadSettings();
  const store = createStore({
    ...viewerState(report !== undefined),
    ...settings,
    list: toListSettings(list),
  });
  // A worker reads the list from what precedes the script.
  const given = `self.suffixes=${JSON.stringify(suffixes)};`;
  const source = URL.createObjectURL(new Blob([given, script], { type: 'text/javascript' }));
  const startWorker = (name: string) => () => new Worker(source, { name });
  const viewer = ownViewer();
  const writing = { startWorker: startWorker('export'), loadViewer: async () => viewer };
  const readApart = readInWorker(startWorker('import'));
  const example = carriedFile('example');
  const carried = [report, example].flatMap((one) => one ?? []);
  const imports = createImports(store, (file, listener) =>
    (carried.some((one) => one.file === file) ? readHere : readApart)(file, listener),
  );
  const openExample = example && (() => imports.open([example.file]));
  const actions = createActions(store, {
    connection: undefined,
    imports,
    reloadPage: () => location.reload(),
    openUrl: (url) => void open(url, '_blank', 'noopener,noreferrer'),
    openExample,
    exports: createExports(store, doInWorker(writing), saveFile, {
      version,
      userAgent: navigator.userAgent,
    }),
    copyChain,
    copyText: copyPlainText,
    showInNetwork: undefined,
    saveSettings,
    resetSettings,
  });
  const chooseTheme = followTheme(undefined, document.documentElement);
  const dress = () => chooseTheme(store.getState().theme);
  dress();
  store.subscribe(dress);
  const sourceOf = (id: string) =>
    store.getState().sessions.find((session) => session.id === id)?.source?.name;
  const isExample = (id: string) => example !== undefined && sourceOf(id) === example.file.name;
  followFragment(store, isExample, (id) =>
    report && sourceOf(id) === report.file.name ? report.open : undefined,
  );
  mountPanel(store, actions, version, () => readBlock('licences'));
  if (report) imports.open([report.file]);
  else if (readFragment(location.hash).example) openExample?.();
}
