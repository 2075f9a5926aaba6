/**
 * Each request's recent events, so that a late one can be put in its place among them. Events that woke the background
 * script are played back; on a busy machine, live ones overtake them by more than `Turns` can wait for.
 */
import type { RedirectChain, RequestEvent } from '../../core/chain/chain.ts';

/** How long after the last event of a request an earlier one is still expected, in milliseconds. */
const LATEST = 10_000;

/**
 * Per request. Only a request that makes no sense, such as one whose requestId is reused forever, has hundreds of
 * events.
 */
const MOST_EVENTS = 250;

/** A request before some events, and these, in order of time. */
export interface Past {
  readonly before: RedirectChain | undefined;
  readonly events: [RequestEvent, ...RequestEvent[]];
}

export class RecentEvents {
  /** By request; the one with the latest event is last. */
  #pasts = new Map<string, Past>();

  /**
   * Remembers an event.
   * @param present the request as it is without the event
   * @returns if an earlier call brought a later event, from where to record the request again
   */
  add(event: RequestEvent, present: RedirectChain | undefined): Past | undefined {
    this.#forgetBefore(event.time - LATEST);
    const { requestId } = event;
    const past = this.#pasts.get(requestId);
    this.#pasts.delete(requestId);
    if (!past || past.events.length === MOST_EVENTS) {
      this.#pasts.set(requestId, { before: present, events: [event] });
      return undefined;
    }
    this.#pasts.set(requestId, past);
    const place = past.events.findLastIndex(({ time }) => time <= event.time) + 1;
    const isLate = place < past.events.length;
    past.events.splice(place, 0, event);
    return isLate ? past : undefined;
  }

  forget(requestId: string): void {
    this.#pasts.delete(requestId);
  }

  #forgetBefore(time: number): void {
    for (const [id, { events }] of this.#pasts) {
      if ((events.at(-1)?.time ?? 0) >= time) return;
      this.#pasts.delete(id);
    }
  }
}
