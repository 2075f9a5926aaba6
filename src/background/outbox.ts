/** What changed, on its way out: saved first and shown then, so that what a user has seen outlives the background. */
import type { Panels } from './panels.ts';
import type { Recording } from './recording.ts';
import type { Session } from './session.ts';

/** How long ordinary requests are gathered before they are saved, in ms: most of them end before that. */
const SAVE_GATHERING = 50;

/** How long to wait before the storage is tried again that refused something, in ms. */
const RETRY = 1000;

/** How long changes are gathered before they are shown, in ms: one frame. */
const SHOW_GATHERING = 16;

/** The same while one frame follows another: a page that loads has better use for the time than to see it drawn. */
const SHOW_GATHERING_WHEN_BUSY = 100;

export class Outbox {
  readonly #recording: Recording;
  readonly #session: Session;
  readonly #panels: Panels;
  readonly #onFailure: (error: unknown) => void;
  /** Ids of the requests whose change is not shown yet. */
  #toShow = new Set<string>();
  #saved: Promise<unknown> = Promise.resolve();
  #isGathering = false;
  #isShowing = false;
  #shownAt = Number.NEGATIVE_INFINITY;

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
   * Sends off what the recording has changed since the last call. What nothing later would tell again is handed to the
   * browser before this returns: the background may be stopped right after.
   */
  post(): void {
    for (const id of this.#session.stage(this.#recording)) this.#toShow.add(id);
    this.#save();
    if (this.#session.hasWaiting()) this.#saveWaitingIn(SAVE_GATHERING);
    this.#showSoon();
  }

  /** The same, with everything that could wait. */
  postAll(): void {
    this.post();
    this.#saveWaiting();
  }

  #save(): void {
    if (!this.#session.hasStaged()) return;
    const saving = this.#session.commit().catch((error: unknown) => {
      this.#onFailure(error);
      this.#saveWaitingIn(RETRY);
    });
    this.#saved = Promise.all([this.#saved, saving]);
  }

  #saveWaitingIn(delay: number): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      this.#saveWaiting();
    }, delay);
  }

  #saveWaiting(): void {
    this.#session.stageWaiting(this.#recording);
    this.#save();
  }

  #showSoon(): void {
    if (this.#isShowing || this.#toShow.size === 0) return;
    this.#isShowing = true;
    const isBusy = performance.now() - this.#shownAt < SHOW_GATHERING_WHEN_BUSY;
    setTimeout(() => void this.#show(), isBusy ? SHOW_GATHERING_WHEN_BUSY : SHOW_GATHERING);
  }

  async #show(): Promise<void> {
    const updates = this.#panels.toUpdates(this.#recording, this.#toShow);
    this.#toShow = new Set();
    await this.#saved;
    this.#panels.sendUpdates(updates);
    this.#isShowing = false;
    this.#shownAt = performance.now();
    this.#showSoon();
  }
}
