/** What changed, on its way out: saved first and shown then, so that what a user has seen outlives the background. */
import type { Panels } from '../panels/panels.ts';
import type { Recording } from '../recording/recording.ts';
import type { Session } from './session.ts';

/**
 * How long ordinary requests are gathered before they are saved, in ms: most of them end before that. The same holds for
 * all that changes after a write of more than a few keys: while a page loads, to save each change would cost more than
 * the page.
 */
const SAVE_GATHERING = 50;

/** As many keys as change when only one request is under way, or a few are. */
const FEW = 4;

/** How long to wait before the storage is tried again that refused something, in ms. */
const RETRY = 1000;

/** How long changes are gathered before they are shown, in ms: at least one frame. */
const SHOW_GATHERING = 16;

/** And at most: a page that loads has better use for the time than to see it drawn. */
const LONGEST_SHOW_GATHERING = 250;

export class Outbox {
  readonly #recording: Recording;
  readonly #session: Session;
  readonly #panels: Panels;
  readonly #onFailure: (error: unknown) => void;
  /** Ids of the requests whose change is not shown yet. */
  #toShow = new Set<string>();
  /** The write that is under way, or that the next one keeps its distance from. */
  #saving: Promise<void> | undefined;
  #isGathering = false;
  #isRefused = false;
  #isShowing = false;
  /** How many requests had changed when changes were shown last, and when that was. */
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
   * Sends off what the recording has changed since the last call. What nothing later would tell again is handed to the
   * browser before this returns, for the background may be stopped right after; or with the next write, where one is
   * under way.
   */
  post(): void {
    if (this.#saving) return;
    this.#takeUp();
    this.#save();
    if (this.#session.hasWaiting()) this.#saveWaitingIn(SAVE_GATHERING);
  }

  /** The same, with everything that could wait, at once. */
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

  /** The more requests change at a time, the longer they are gathered. */
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
    const changed = this.#toShow;
    const updates = this.#panels.toUpdates(this.#recording, changed);
    this.#toShow = new Set();
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
