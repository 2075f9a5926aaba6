/**
 * The order of events. Firefox plays back those that woke the background listener by listener, all onBeforeRequest
 * first, with times of whole milliseconds; Chromium in the order in which they happened. Measured in Firefox 153: a
 * redirect arrives then as request 1, request 2, headers 1, headers 2, redirect 1, completed 2, all at once.
 */
import type { EventName, RequestDetails } from './request-event.ts';

export interface QueuedEvent {
  readonly name: EventName;
  readonly details: RequestDetails;
}

/** How the events of one hop follow each other; a hop's last ones exclude each other. */
const PLACES: Readonly<Record<EventName, number>> = {
  onBeforeRequest: 0,
  onSendHeaders: 1,
  onHeadersReceived: 2,
  onBeforeRedirect: 3,
  onCompleted: 3,
  onErrorOccurred: 3,
};
const PLACE_COUNT = 4;

/**
 * Puts events that were played back into order: by time; those of one request and one millisecond by what can follow what: first what belongs to the
 * hop that the request is at, then what comes next in the life of a hop.
 * Events that come in the order of their times come live, and stay as they are.
 */
export function inOrderOfTime(events: readonly QueuedEvent[]): readonly QueuedEvent[] {
  if (events.every(({ details }, i) => details.timeStamp >= timeOf(events[i - 1]))) return events;
  const ordered: QueuedEvent[] = [];
  const last = new Map<string, QueuedEvent>();
  for (const rest of byTime(events)) {
    while (rest[0]) {
      const { requestId } = rest[0].details;
      const next = rest
        .filter(({ details }) => details.requestId === requestId)
        .reduce((best, event) =>
          distance(last.get(requestId), event) < distance(last.get(requestId), best) ? event : best,
        );
      rest.splice(rest.indexOf(next), 1);
      last.set(requestId, next);
      ordered.push(next);
    }
  }
  return ordered;
}

function timeOf(event: QueuedEvent | undefined): number {
  return event?.details.timeStamp ?? Number.NEGATIVE_INFINITY;
}

/** The events of each millisecond, earliest first. */
function byTime(events: readonly QueuedEvent[]): QueuedEvent[][] {
  const groups = new Map<number, QueuedEvent[]>();
  for (const event of events) {
    const { timeStamp } = event.details;
    groups.set(timeStamp, [...(groups.get(timeStamp) ?? []), event]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** How unlikely it is that one event follows another at once: the lower, the likelier. */
function distance(last: QueuedEvent | undefined, event: QueuedEvent): number {
  if (!last) return PLACES[event.name];
  const steps = (PLACES[event.name] - PLACES[last.name] + PLACE_COUNT) % PLACE_COUNT || PLACE_COUNT;
  const { url, redirectUrl } = last.details;
  const expectedUrl = last.name === 'onBeforeRedirect' ? redirectUrl : url;
  return event.details.url === expectedUrl ? steps : steps + PLACE_COUNT;
}
