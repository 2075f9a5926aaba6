/** What the user can do in the panel. Components know these and nothing behind them. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { comparisonMarkdown } from '../../core/formats/comparison-markdown.ts';
import { isCopiable } from '../../core/formats/copy-as/copied.ts';
import type { CopyFormat } from '../../core/formats/copy-as/index.ts';
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
import { closeSession, liveSession, select, shownSession, showSession } from './sessions.ts';
import { clear, toSubscription } from './store.ts';
import type { Preview, Surroundings } from './surroundings.ts';
import type { ChainPlace, ListSettings, PanelState, PanelStore } from './types.ts';

interface RecordingActions {
  setRecording(on: boolean): void;
  setPreserveLog(on: boolean): void;
  /** Clears the live session, with the comparison; an imported one, where it is shown, is closed instead. */
  clear(): void;
  reloadPage(): void;
  /** Requests an http(s) URL with GET, in a new tab beside the inspected one. */
  openUrl(url: string): void;
  /** Opens the panel in a tab of its own, for the tab that is inspected. */
  openPanel(): void;
  /** Has DevTools' Network panel show the requests of a URL; undefined where DevTools cannot. */
  readonly showInNetwork: ((url: string) => void) | undefined;
  dismissTrouble(): void;
}

interface SettingsActions {
  /** Keeps them for good, for all panels. */
  changeSettings(settings: Partial<SharedSettings>): void;
  /** Takes back whatever was chosen for good. */
  resetSettings(): void;
  setFilter(text: string): void;
  /** Keeps the list's columns and order for good. */
  setList(list: ListSettings): void;
}

interface FileActions {
  export(choice: ExportChoice): void;
  cancelExport(): void;
  /**
   * Finds out what an export would replace, and tells it once.
   * @returns the function that stops it
   */
  previewReplaced(scope: ExportScope, take: (preview: Preview) => void): () => void;
  /** Opens files as sessions beside the live one. */
  importFiles(files: readonly File[]): void;
  /** Opens recordings to try the viewer with; undefined where there are none. */
  readonly openExample: (() => void) | undefined;
  cancelImport(): void;
  dismissImportProblems(): void;
  showSession(id: string): void;
  closeSession(id: string): void;
}

/** Those on chains of the session that is shown. */
interface ChainActions {
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
}

/** Each puts something on the clipboard, while a click or a key is being handled, and says so. */
interface CopyActions {
  copy(chain: RedirectChain, format: CopyFormat, includeSecrets: boolean, hop?: number): void;
  /** As it is. */
  copyText(text: string): void;
  copyComparison(): void;
  /** Takes back what was said of something that was done. */
  unsay(): void;
}

export interface PanelActions
  extends RecordingActions,
    SettingsActions,
    FileActions,
    ChainActions,
    CopyActions {}

/** Joins the store with what lies around it. */
export function createActions(store: PanelStore, surroundings: Surroundings): PanelActions {
  return {
    ...recordingActions(store, surroundings),
    ...settingsActions(store, surroundings),
    ...fileActions(store, surroundings),
    ...chainActions(store),
    ...copyActions(store, surroundings),
  };
}

function setter(store: PanelStore) {
  return (part: Partial<PanelState>) => store.update((state) => ({ ...state, ...part }));
}

/** What is opened, wherever the inspected tab is. */
type Opened = { readonly type: 'open-url'; readonly url: string } | { readonly type: 'open-panel' };

function recordingActions(store: PanelStore, surroundings: Surroundings): RecordingActions {
  const { connection, reloadPage, openUrl, showInNetwork } = surroundings;
  const set = setter(store);
  const subscribe = () => {
    const state = store.getState();
    const { tabId } = liveSession(state);
    if (tabId !== undefined) connection?.subscribe(toSubscription(state, tabId));
  };
  const open = (what: Opened) => {
    const { tabId = -1 } = liveSession(store.getState());
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
    clear() {
      const { isReport } = store.getState();
      const { id, source } = shownSession(store.getState());
      if (source) {
        if (!isReport) store.update((state) => closeSession(state, id));
        return;
      }
      // A moment later than now: what began in this very millisecond is cleared too.
      store.update((state) => closeComparison(clear(state, Date.now() + 1)));
      subscribe();
    },
    reloadPage,
    openUrl: openUrl ?? ((url) => open({ type: 'open-url', url })),
    openPanel: () => open({ type: 'open-panel' }),
    showInNetwork,
    dismissTrouble: () => set({ trouble: undefined }),
  };
}

function settingsActions(store: PanelStore, surroundings: Surroundings): SettingsActions {
  const { saveSettings, resetSettings } = surroundings;
  const set = setter(store);
  return {
    changeSettings(settings) {
      set(settings);
      saveSettings(settings);
    },
    resetSettings() {
      set({ ...DEFAULT_SETTINGS, list: DEFAULT_LIST });
      resetSettings();
    },
    setFilter: (filter) => set({ filter }),
    setList(list) {
      set({ list });
      saveSettings({ list });
    },
  };
}

function fileActions(store: PanelStore, surroundings: Surroundings): FileActions {
  const { imports, exports, exportFile, openExample } = surroundings;
  return {
    export({ format, scope, includeSecrets }) {
      const state = store.getState();
      const { secretNames } = state;
      const { dropped, evicted, source, selectedId: open } = shownSession(state);
      const gone = dropped + evicted;
      const options = { format, includeSecrets, secretNames, open, dropped: gone, source };
      exportFile(chainsIn(state, scope), options);
    },
    cancelExport: exports.cancel,
    previewReplaced(scope, take) {
      const state = store.getState();
      return exports.preview(chainsIn(state, scope), state.secretNames, take);
    },
    importFiles: imports.open,
    openExample,
    cancelImport: imports.cancel,
    dismissImportProblems: () => setter(store)({ importProblems: [] }),
    showSession: (id) => store.update((state) => showSession(state, id)),
    closeSession: (id) => store.update((state) => closeSession(state, id)),
  };
}

function chainActions(store: PanelStore): ChainActions {
  return {
    select: (id) => store.update((state) => closeComparison(select(state, id))),
    pin: (id, pinned) => store.update((state) => setPinned(state, id, pinned)),
    editNote: (id) => store.update((state) => editNote(closeComparison(state), id)),
    setNote: (id, text) => store.update((state) => setNote(state, id, text)),
    compare: (a, b) => store.update((state) => startComparison(state, a, b)),
    compareWithNearest: (id) => store.update((state) => compareWithNearest(state, id)),
    swapComparison: () => store.update(swapComparison),
    closeComparison: () => store.update(closeComparison),
  };
}

function copyActions(store: PanelStore, surroundings: Surroundings): CopyActions {
  const { copyChain, copyText } = surroundings;
  const say = (said: string | undefined) => setter(store)({ said });
  return {
    copy(chain, format, includeSecrets, hop) {
      const { secretNames } = store.getState();
      say(copyChain(format, chain, { includeSecrets, secretNames, hop }));
    },
    copyText: (text) => say(copyText(text)),
    copyComparison() {
      const state = store.getState();
      const pair = comparedChains(state);
      const { secretNames } = state;
      if (!pair) return;
      const { before, after } = pair;
      const options = { includeSecrets: false, secretNames };
      const areCopiable = [before, after].every((chain) => isCopiable(chain, options));
      say(
        areCopiable
          ? copyText(comparisonMarkdown(before, after, options))
          : t`These chains are too large to copy.`,
      );
    },
    unsay: () => say(undefined),
  };
}
