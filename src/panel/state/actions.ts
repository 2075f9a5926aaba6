/** What the user can do in the panel. Components know these and nothing behind them. */
import type { EnrichedChain } from '../../core/chain/network-facts.ts';
import { comparisonMarkdown } from '../../core/formats/comparison-markdown.ts';
import { isCopiable } from '../../core/formats/copy-as/copied.ts';
import type { CopyFormat } from '../../core/formats/copy-as/index.ts';
import type { RedactedName } from '../../core/redact/redact.ts';
import { t } from '../../core/text/i18n.ts';
import { DEFAULT_SETTINGS, type SharedSettings } from '../../settings.ts';
import {
  closeComparison,
  comparedChains,
  compareWithNearest,
  startComparison,
  swapComparison,
} from './comparison.ts';
import { DEFAULT_LIST } from './list-settings.ts';
import { editNote, setNote, setPinned } from './pins-and-notes.ts';
import { chainsIn, type ExportChoice, type ExportScope } from './scope.ts';
import { asShown, closeSession, selectShown, shownSession, showSession } from './sessions.ts';
import { clear, toSubscription } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import type { ChainPlace, ListSettings, PanelState, PanelStore } from './types.ts';

export interface PanelActions {
  setRecording(on: boolean): void;
  setPreserveLog(on: boolean): void;
  /** Keeps them for good, for all panels. */
  changeSettings(settings: Partial<SharedSettings>): void;
  /** Takes back whatever was chosen for good. */
  resetSettings(): void;
  /** Clears the live session, with the comparison; an imported one, where it is shown, is closed instead. */
  clear(): void;
  setFilter(text: string): void;
  /** Keeps the list's columns and order for good. */
  setList(list: ListSettings): void;
  export(choice: ExportChoice): void;
  cancelExport(): void;
  /**
   * Finds out what an export would replace, and tells it once.
   * @returns the function that stops it
   */
  previewReplaced(
    scope: ExportScope,
    take: (replaced: readonly RedactedName[]) => void,
  ): () => void;
  /** Puts a chain, or one hop of it, on the clipboard, while a click or a key is being handled, and says so. */
  copy(chain: EnrichedChain, format: CopyFormat, includeSecrets: boolean, hop?: number): void;
  /** Puts a text on the clipboard as it is, while a click or a key is being handled, and says so. */
  copyText(text: string): void;
  /** Requests an http(s) URL with GET, in a new tab beside the inspected one. */
  openUrl(url: string): void;
  /** Opens the panel in a tab of its own, for the tab that is inspected. */
  openPanel(): void;
  /** Has DevTools' Network panel show the requests of a URL; undefined where DevTools cannot. */
  readonly showInNetwork: ((url: string) => void) | undefined;
  /** Undefined closes the details. A comparison is closed by either. */
  select(id: string | undefined): void;
  /** Pins a chain, so that it outlives the others, or takes its pin away. */
  pin(id: string, pinned: boolean): void;
  /** Opens the place to write a note about a chain; undefined closes it without keeping what was written. */
  editNote(id: string | undefined): void;
  /** Keeps a note about a chain; an empty one takes it away. */
  setNote(id: string, text: string): void;
  /** Shows two chains beside each other. */
  compare(a: ChainPlace, b: ChainPlace): void;
  /** Shows a chain beside the selected one or, where there is none, beside the first of those that are pinned. */
  compareWithNearest(id: string): void;
  swapComparison(): void;
  closeComparison(): void;
  /** Puts the comparison on the clipboard, while a click or a key is being handled, and says so. */
  copyComparison(): void;
  /** Opens files as sessions beside the live one. */
  importFiles(files: readonly File[]): void;
  cancelImport(): void;
  dismissImportProblems(): void;
  /** Undefined shows the live session. */
  showSession(id: string | undefined): void;
  closeSession(id: string): void;
  reloadPage(): void;
  dismissTrouble(): void;
  /** Takes back what was said of something that was done. */
  unsay(): void;
}

/** What is opened, wherever the inspected tab is. */
type Opened = { readonly type: 'open-url'; readonly url: string } | { readonly type: 'open-panel' };

/** Joins the store with what lies around it. */
export function createActions(store: PanelStore, surroundings: Surroundings): PanelActions {
  const { connection, imports, saveSettings, exportFile } = surroundings;
  const set = (part: Partial<PanelState>) => store.update((state) => ({ ...state, ...part }));
  const subscribe = () => {
    const state = store.getState();
    if (state.tabId !== undefined) connection?.subscribe(toSubscription(state, state.tabId));
  };
  const open = (what: Opened) => {
    const { tabId = -1 } = store.getState();
    connection?.send({ ...what, tabId });
  };
  return {
    setRecording(recording) {
      set({ recording, ...(recording && { resumedAt: Date.now() }) });
      subscribe();
    },
    setPreserveLog(preserveLog) {
      set({ preserveLog });
      subscribe();
    },
    changeSettings(settings) {
      set(settings);
      saveSettings(settings);
    },
    resetSettings() {
      set({ ...DEFAULT_SETTINGS, list: DEFAULT_LIST });
      surroundings.resetSettings();
    },
    clear() {
      const { shownImport } = store.getState();
      if (shownImport !== undefined) {
        store.update((state) => closeSession(state, shownImport));
        return;
      }
      // A moment later than now: what began in this very millisecond is cleared too.
      store.update((state) => closeComparison(clear(state, Date.now() + 1)));
      subscribe();
    },
    setFilter: (filter) => set({ filter }),
    setList(list) {
      set({ list });
      saveSettings({ list });
    },
    export({ format, scope, includeSecrets }) {
      const state = asShown(store.getState());
      const { secretNames, dropped } = state;
      const source = shownSession(state);
      exportFile(chainsIn(state, scope), { format, includeSecrets, secretNames, dropped, source });
    },
    cancelExport: surroundings.exports.cancel,
    previewReplaced(scope, take) {
      const state = asShown(store.getState());
      return surroundings.exports.preview(chainsIn(state, scope), state.secretNames, take);
    },
    copy(chain, format, includeSecrets, hop) {
      const { secretNames } = store.getState();
      set({ said: surroundings.copyChain(format, chain, { includeSecrets, secretNames, hop }) });
    },
    copyText: (text) => set({ said: surroundings.copyText(text) }),
    openUrl: (url) => open({ type: 'open-url', url }),
    openPanel: () => open({ type: 'open-panel' }),
    showInNetwork: surroundings.showInNetwork,
    select: (id) => store.update((state) => closeComparison(selectShown(state, id))),
    pin: (id, pinned) => store.update((state) => setPinned(state, id, pinned)),
    editNote: (id) => store.update((state) => editNote(closeComparison(state), id)),
    setNote: (id, text) => store.update((state) => setNote(state, id, text)),
    compare: (a, b) => store.update((state) => startComparison(state, a, b)),
    compareWithNearest: (id) => store.update((state) => compareWithNearest(state, id)),
    swapComparison: () => store.update(swapComparison),
    closeComparison: () => store.update(closeComparison),
    copyComparison() {
      const state = store.getState();
      const pair = comparedChains(state);
      const { secretNames } = state;
      if (!pair) return;
      const { before, after } = pair;
      const options = { includeSecrets: false, secretNames };
      const areCopiable = [before, after].every((chain) => isCopiable(chain, options));
      set({
        said: areCopiable
          ? surroundings.copyText(comparisonMarkdown(before, after, options))
          : t`These chains are too large to copy.`,
      });
    },
    importFiles: imports.open,
    cancelImport: imports.cancel,
    dismissImportProblems: () => set({ importProblems: [] }),
    showSession: (id) => store.update((state) => showSession(state, id)),
    closeSession: (id) => store.update((state) => closeSession(state, id)),
    reloadPage: surroundings.reloadPage,
    dismissTrouble: () => set({ trouble: undefined }),
    unsay: () => set({ said: undefined }),
  };
}
