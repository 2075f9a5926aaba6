/** Loads and saves: storage.session is in memory, survives the background script and ends with the browser. */
import { browser } from '../../browser.ts';
import { isDocument } from '../../core/chain/chain.ts';
import { isRedirected } from '../../core/record/recorder.ts';
import { DEFAULT_SETTINGS, type StorageLimit } from '../../settings.ts';
import type { KeptChain } from '../recording/chain-store.ts';
import type { Recording } from '../recording/recording.ts';
import { byteLength, narrowed, Sizes } from './sizes.ts';
import { readChain, readState, SCHEMA_VERSION, writeChain } from './stored.ts';

const STATE_KEY = 'state';
const CHAIN_PREFIX = 'chain:';

const MIB = 1024 * 1024;

/**
 * The most that is stored of requests that aren't chains, at least not yet. What doesn't fit isn't saved: if the
 * background script is stopped meanwhile, their chains begin in the middle and say so.
 */
const MAX_ORDINARY_BYTES = 2 * MIB;

/** How much less is stored after each write that the browser refused, down to a minimum. */
const RETREAT = 0.75;
const LEAST_STORED_BYTES = MIB;

export class Session {
  /** What is stored or staged. */
  #sizes = new Sizes();
  /** The part of it that belongs to requests that aren't chains. */
  #ordinary = new Sizes();
  #limit = DEFAULT_SETTINGS.storageLimit * MIB;
  #state = '';
  #writes = new Map<string, string>();
  #removals = new Set<string>();
  #waiting = new Set<string>();

  /** Limits how much is stored from the next `stage` on. */
  limitTo(limit: StorageLimit): void {
    this.#limit = limit * MIB;
  }

  /**
   * Reads what an earlier run of the background script saved into the recording.
   * @returns how many entries couldn't be read; they are discarded
   */
  async load(recording: Recording): Promise<number> {
    const stored = await browser.storage.session.get(null);
    const state = readState(stored[STATE_KEY]);
    if (!state) {
      await browser.storage.session.clear();
      return Object.keys(stored).length;
    }
    const chains: KeptChain[] = [];
    let unreadable = 0;
    for (const [key, text] of Object.entries(stored)) {
      if (!key.startsWith(CHAIN_PREFIX)) continue;
      const kept = readChain(text);
      if (kept) {
        chains.push(kept);
        this.#sizes.set(key, byteLength(String(text)));
        if (isOrdinary(kept)) this.#ordinary.set(key, byteLength(String(text)));
      } else {
        unreadable += 1;
        this.#removals.add(key);
      }
    }
    recording.restore(state, chains);
    return unreadable;
  }

  /**
   * Stages what changed, one key per request, and evicts the oldest chains if the limit is exceeded. `commit` writes
   * it.
   * @returns the ids of the requests that changed or were removed
   */
  stage(recording: Recording): ReadonlySet<string> {
    const changes = new Set(recording.takeChanges());
    for (const id of changes) {
      if (this.#mayWait(recording.kept(id))) this.#waiting.add(id);
      else this.#stageRequest(recording, id);
    }
    while (this.#sizes.total > this.#limit && recording.dropOldest()) {
      for (const id of recording.takeChanges()) {
        changes.add(id);
        this.#stageRequest(recording, id);
      }
    }
    const text = JSON.stringify({ version: SCHEMA_VERSION, ...recording.state() });
    if (text !== this.#state) this.#stageText(STATE_KEY, text);
    this.#state = text;
    return changes;
  }

  /** Returns whether `stage` skipped requests because most such requests end before it matters. */
  hasWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Stages what `stage` skipped and is still running. */
  stageWaiting(recording: Recording): void {
    for (const id of this.#waiting) this.#stageRequest(recording, id);
    this.#waiting.clear();
  }

  /** How many keys are staged but not written. */
  staged(): number {
    return this.#writes.size + this.#removals.size;
  }

  /**
   * Writes what was staged, after making room, and hands it to the browser before it returns. Rejects if the browser
   * refuses it: then it waits to be staged again, and less will be stored.
   */
  commit(): Promise<void> {
    const [writes, removals] = [this.#writes, this.#removals];
    this.#writes = new Map();
    this.#removals = new Set();
    return write(writes, removals).catch((error: unknown) => {
      this.#stageAgain(writes.keys(), removals);
      this.#limit = Math.max(
        Math.min(this.#limit, this.#sizes.total) * RETREAT,
        LEAST_STORED_BYTES,
      );
      throw error;
    });
  }

  /** Remembers what couldn't be written. It may have changed meanwhile, so it is read again. */
  #stageAgain(written: Iterable<string>, removed: Iterable<string>): void {
    for (const key of written) {
      if (key === STATE_KEY) this.#state = '';
      else this.#waiting.add(key.slice(CHAIN_PREFIX.length));
    }
    for (const key of removed) if (!this.#sizes.has(key)) this.#removals.add(key);
  }

  /**
   * For a resource that hasn't redirected, the next event repeats nearly everything except its body, which is saved
   * once: writing all of a page's requests at each event would cost more than the page.
   */
  #mayWait(kept: KeptChain | undefined): boolean {
    if (!kept) return true;
    const { id, type, hops } = kept.chain;
    if (isRedirected(kept.chain) || isDocument(type)) return false;
    return hops[0].body.kind === 'none' || this.#sizes.has(CHAIN_PREFIX + id);
  }

  #stageRequest(recording: Recording, id: string): void {
    const kept = recording.kept(id);
    const key = CHAIN_PREFIX + id;
    const text = kept ? writeChain(kept) : '';
    this.#ordinary.set(key, kept && isOrdinary(kept) ? byteLength(text) : 0);
    const hasRoom = !this.#ordinary.has(key) || this.#ordinary.total <= MAX_ORDINARY_BYTES;
    if (!hasRoom) this.#ordinary.set(key, 0);
    this.#stageText(key, hasRoom ? text : '');
  }

  /** Stages a text under a key; an empty one removes the key. */
  #stageText(key: string, text: string): void {
    const isKnown = this.#sizes.has(key);
    this.#sizes.set(key, byteLength(text));
    if (text) {
      this.#removals.delete(key);
      this.#writes.set(key, text);
    } else {
      this.#writes.delete(key);
      if (isKnown) this.#removals.add(key);
    }
  }
}

/** Returns whether a request is not a chain to be shown. */
function isOrdinary({ sequence }: KeptChain): boolean {
  return sequence < 0;
}

/** Both calls are made before the first has finished; the browser keeps their order. */
async function write(writes: ReadonlyMap<string, string>, removals: ReadonlySet<string>) {
  const { session } = browser.storage;
  const texts = [...writes].map(([key, text]) => [key, narrowed(text)]);
  await Promise.all([
    removals.size > 0 && session.remove([...removals]),
    texts.length > 0 && session.set(Object.fromEntries(texts)),
  ]);
}
