/**
 * What has happened to each request lately, so that an event that comes late takes its place among the rest. Events that
 * woke the background are played back; where the machine is busy, live ones overtake them by more than can be waited for.
 */
import type { RedirectChain, RequestEvent } from '../../core/chain/chain.ts';

/** How long after the last event of a request an earlier one is still expected, in milliseconds. */
const LATEST = 10_000;

/**
 * Of one request. Events come by the hundred only of one that makes no sense, such as a requestId that is used forever.
 */
const MOST_EVENTS = 250;

/** A request before some events, and these, in order of time. */
export interface Past {
  readonly before: RedirectChain | undefined;
  readonly events: [RequestEvent, ...RequestEvent[]];
}

export class RecentEvents {
  /** By request, the one that was heard of last at the end. */
  #pasts = new Map<string, Past>();

  /**
   * Remembers an event.
   * @param present the request as it is without the event
   * @returns where it is earlier than one that was there before: from where to record the request anew
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
