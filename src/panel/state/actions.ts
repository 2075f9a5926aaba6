/** What the user can do in the panel. Components know only these actions, not what implements them. */
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
  /** Clears the live session and the comparison; if an imported session is displayed, closes that session instead. */
  clear(): void;
  reloadPage(): void;
  /** Requests an http(s) URL with GET in a new tab beside the inspected one. */
  openUrl(url: string): void;
  /** Opens the panel for the inspected tab in a tab of its own. */
  openPanel(): void;
  /** Shows the requests for a URL in DevTools' Network panel; undefined if DevTools can't. */
  readonly showInNetwork: ((url: string) => void) | undefined;
  dismissTrouble(): void;
}

interface SettingsActions {
  /** Stores settings permanently, for all panels. */
  changeSettings(settings: Partial<SharedSettings>): void;
  /** Resets all stored settings. */
  resetSettings(): void;
  setFilter(text: string): void;
  /** Stores the list's columns and order permanently. */
  setList(list: ListSettings): void;
}

interface FileActions {
  export(choice: ExportChoice): void;
  cancelExport(): void;
  /**
   * Searches for what an export would replace, and reports it once.
   * @returns a function that cancels the search
   */
  previewReplaced(scope: ExportScope, take: (preview: Preview) => void): () => void;
  /** Opens files as sessions beside the live one. */
  importFiles(files: readonly File[]): void;
  /** Opens the viewer's example recordings; undefined if there are none. */
  readonly openExample: (() => void) | undefined;
  cancelImport(): void;
  dismissImportProblems(): void;
  showSession(id: string): void;
  closeSession(id: string): void;
}

/** Actions on chains of the displayed session. */
interface ChainActions {
  /** Selects a chain, or closes the details if undefined. Both close a comparison. */
  select(id: string | undefined): void;
  /** Pins a chain, so that it is never evicted, or unpins it. */
  pin(id: string, pinned: boolean): void;
  /** Opens a chain's note for editing; undefined closes it without saving. */
  editNote(id: string | undefined): void;
  /** Saves a note about a chain; an empty one deletes the note. */
  setNote(id: string, text: string): void;
  /** Shows two chains side by side. */
  compare(a: ChainPlace, b: ChainPlace): void;
  /** Compares a chain with the selected one or, if none is selected, with the first pinned one. */
  compareWithNearest(id: string): void;
  swapComparison(): void;
  closeComparison(): void;
}

/** Each copies to the clipboard, and reports the result. To be called while a click or key press is being handled. */
interface CopyActions {
  copy(chain: RedirectChain, format: CopyFormat, includeSecrets: boolean, hop?: number): void;
  /** Copies a text unchanged. */
  copyText(text: string): void;
  copyComparison(): void;
  /** Hides the report of the last action. */
  unsay(): void;
}

export interface PanelActions
  extends RecordingActions,
    SettingsActions,
    FileActions,
    ChainActions,
    CopyActions {}

/** Creates the actions on a store. */
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

/** What to open, wherever the inspected tab is. */
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
      // One millisecond later than now, so that chains that began in this millisecond are cleared, too.
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
  const { imports, exports, openExample } = surroundings;
  return {
    export({ format, scope, includeSecrets }) {
      const state = store.getState();
      const { secretNames } = state;
      const { dropped, evicted, source, selectedId: open } = shownSession(state);
      const gone = dropped + evicted;
      const options = { format, includeSecrets, secretNames, open, dropped: gone, source };
      exports.write(chainsIn(state, scope), options);
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
