/** Load and save: storage.session lives in memory, outlasts the background and ends with the browser. */
import { browser } from '../browser.ts';
import { isRedirected } from '../core/recorder.ts';
import type { KeptChain, KeptState, Recording } from './recording.ts';

/** Raised whenever the stored form changes; what another version stored is thrown away. */
const SCHEMA_VERSION = 1;

const STATE_KEY = 'state';
const CHAIN_PREFIX = 'chain:';

/** Browsers allow 10 MiB; what they count on top of the text is left to the rest. */
const MAX_STORED_CHARACTERS = 8 * 1024 * 1024;

interface StoredState extends KeptState {
  readonly version: number;
}

export class Session {
  /** Length of what is stored or staged, by key. */
  #lengths = new Map<string, number>();
  #total = 0;
  #state = '';
  #writes = new Map<string, string>();
  #removals = new Set<string>();
  #waiting = new Set<string>();

  /** Reads what an earlier life of the background saved into the recording. */
  async load(recording: Recording): Promise<void> {
    const stored = await browser.storage.session.get(null);
    const savedState = stored[STATE_KEY];
    if (typeof savedState !== 'string') return;
    const state: StoredState = JSON.parse(savedState);
    if (state.version !== SCHEMA_VERSION) return browser.storage.session.clear();
    const chains: KeptChain[] = [];
    for (const [key, value] of Object.entries(stored)) {
      if (!key.startsWith(CHAIN_PREFIX) || typeof value !== 'string') continue;
      this.#lengths.set(key, value.length);
      this.#total += value.length;
      chains.push(JSON.parse(value));
    }
    recording.restore(state, chains);
  }

  /**
   * Takes up what changed, one key a request, and gives up the oldest chains where the bounds demand it. `commit`
   * writes it.
   * @returns the ids of the requests that changed or went, with their tabs
   */
  stage(recording: Recording): ReadonlyMap<string, number> {
    const changes = new Map(recording.takeChanges());
    for (const id of changes.keys()) {
      if (this.#mayWait(recording.kept(id))) this.#waiting.add(id);
      else this.#stageRequest(recording, id);
    }
    while (this.#total > MAX_STORED_CHARACTERS && recording.dropOldest()) {
      for (const [id, tabId] of recording.takeChanges()) {
        changes.set(id, tabId);
        this.#stageRequest(recording, id);
      }
    }
    const state: StoredState = { version: SCHEMA_VERSION, ...recording.state() };
    const text = JSON.stringify(state);
    if (text !== this.#state) this.#stageText(STATE_KEY, text);
    this.#state = text;
    return changes;
  }

  /** Says whether requests were passed over by `stage` because most such requests end before it matters. */
  hasWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Takes up what `stage` passed over and still runs. */
  stageWaiting(recording: Recording): void {
    for (const id of this.#waiting) this.#stageRequest(recording, id);
    this.#waiting.clear();
  }

  /** Writes what was staged. Rejects where the browser does not take it. */
  async commit(): Promise<void> {
    const writes = Object.fromEntries(this.#writes);
    const removals = [...this.#removals];
    this.#writes.clear();
    this.#removals.clear();
    if (Object.keys(writes).length > 0) await browser.storage.session.set(writes);
    if (removals.length > 0) await browser.storage.session.remove(removals);
  }

  /**
   * Of a request that has neither redirected nor a body, the next event tells nearly all again: writing every one of a
   * page's requests twice would cost more than the page.
   */
  #mayWait(kept: KeptChain | undefined): boolean {
    if (!kept || isRedirected(kept.chain)) return false;
    const { id, hops } = kept.chain;
    return hops[0].body.kind === 'none' && !this.#lengths.has(CHAIN_PREFIX + id);
  }

  #stageRequest(recording: Recording, id: string): void {
    const kept = recording.kept(id);
    this.#stageText(CHAIN_PREFIX + id, kept ? JSON.stringify(kept) : '');
  }

  /** Stages a text under a key; an empty one removes the key. */
  #stageText(key: string, text: string): void {
    const length = this.#lengths.get(key) ?? 0;
    this.#total += text.length - length;
    if (text) {
      this.#lengths.set(key, text.length);
      this.#removals.delete(key);
      this.#writes.set(key, text);
    } else {
      this.#lengths.delete(key);
      this.#writes.delete(key);
      if (length > 0) this.#removals.add(key);
    }
  }
}
