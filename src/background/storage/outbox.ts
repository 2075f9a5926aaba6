/**
 * Sends out changes: saves them first and then shows them, so that what a user has seen survives the background script.
 */
import type { Panels } from '../panels/panels.ts';
import type { Recording } from '../recording/recording.ts';
import type { Session } from './session.ts';

/**
 * How long ordinary requests are collected before they are saved, in ms: most of them end before that. The same holds
 * for all changes after a write of more than a few keys: while a page loads, saving each change would cost more than
 * the page.
 */
const SAVE_GATHERING = 50;

/** The number of keys that change while only one or a few requests are in progress. */
const FEW = 4;

/** How long to wait after the storage refused a write, in ms. */
const RETRY = 1000;

/** How long changes are collected before they are shown, in ms: at least one frame. */
const SHOW_GATHERING = 16;

/** The longest time for that: a loading page needs the processor more than the panel does. */
const LONGEST_SHOW_GATHERING = 250;

export class Outbox {
  readonly #recording: Recording;
  readonly #session: Session;
  readonly #panels: Panels;
  readonly #onFailure: (error: unknown) => void;
  /** IDs of the requests whose changes are not shown yet. */
  #toShow = new Set<string>();
  /** The write in progress, or the last one if the next has to wait. */
  #saving: Promise<void> | undefined;
  #isGathering = false;
  #isRefused = false;
  #isShowing = false;
  /** How many requests had changed when changes were last shown, and when that was. */
  #lastShown = { changes: 0, time: Number.NEGATIVE_INFINITY };

  constructor(
    recording: Recording,
    session: Session,
    panels: Panels,
    onFailure: (error: unknown) => void,
  ) {
    this.#recording = recording;
    this.#session = session;
    this.#panels = panels;
    this.#onFailure = onFailure;
  }

  /**
   * Sends out what changed in the recording since the last call. Changes that no later event repeats are passed to
   * the browser before this returns, because the background script may be stopped right after; or with the next write, if
   * one is in progress.
   */
  post(): void {
    if (this.#saving) return;
    this.#takeUp();
    this.#save();
    if (this.#session.hasWaiting()) this.#saveWaitingIn(SAVE_GATHERING);
  }

  /** The same, including everything that could wait. */
  postAll(): void {
    this.#takeUp();
    this.#session.stageWaiting(this.#recording);
    this.#write();
  }

  #takeUp(): void {
    for (const id of this.#session.stage(this.#recording)) this.#toShow.add(id);
    this.#showSoon();
  }

  #save(): void {
    if (!this.#saving) this.#write();
  }

  #write(): void {
    const staged = this.#session.staged();
    if (this.#isRefused || staged === 0) return;
    const saving = this.#session.commit().catch((error: unknown) => {
      this.#onFailure(error);
      this.#isRefused = true;
      this.#saveWaitingIn(RETRY);
    });
    this.#saving = saving;
    void saving.then(async () => {
      if (staged > FEW) await sleep(SAVE_GATHERING);
      if (this.#saving !== saving) return;
      this.#saving = undefined;
      this.post();
    });
  }

  #saveWaitingIn(delay: number): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      this.#isRefused = false;
      this.#saveWaiting();
    }, delay);
  }

  #saveWaiting(): void {
    this.#session.stageWaiting(this.#recording);
    this.#save();
  }

  /** The more requests change at a time, the longer they are collected. */
  #showSoon(): void {
    const isCleared = this.#panels.isBehind(this.#recording);
    if (this.#isShowing || (this.#toShow.size === 0 && !isCleared)) return;
    this.#isShowing = true;
    const { changes, time } = this.#lastShown;
    const pause = Math.min(SHOW_GATHERING * changes, LONGEST_SHOW_GATHERING);
    const due = Math.max(time + pause - performance.now(), SHOW_GATHERING);
    setTimeout(() => void this.#show(), due);
  }

  async #show(): Promise<void> {
    // Chains are shown as they are now, so what they have become since the last write is saved, too.
    this.#takeUp();
    const changed = this.#toShow;
    const updates = this.#panels.toUpdates(this.#recording, changed);
    this.#toShow = new Set();
    this.#write();
    await this.#saving;
    this.#panels.sendUpdates(updates);
    this.#isShowing = false;
    this.#lastShown = { changes: changed.size, time: performance.now() };
    this.#showSoon();
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
