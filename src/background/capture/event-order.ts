/**
 * The order of events. Firefox plays back those that woke the background script listener by listener, all
 * onBeforeRequest first, with times in whole milliseconds; Chromium in the order in which they happened. Measured in
 * Firefox 153: a redirect then arrives as request 1, request 2, headers 1, headers 2, redirect 1, completed 2, all at
 * once.
 */
import { groupBy } from '../../core/lists/group-by.ts';
import type { EventName, RequestDetails } from './request-event.ts';

export interface QueuedEvent {
  readonly name: EventName;
  readonly details: RequestDetails;
}

/** The order of one hop's events; a hop has only one of the last three. */
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
 * More events than this of one request in one millisecond keep their order of arrival: a chain of 20 redirects has
 * about a hundred, and comparing each with each would take too long.
 */
const MOST_AT_ONCE = 250;

/**
 * Sorts events that were played back by time, and those of one request in one millisecond by what can follow what:
 * first the events of the request's current hop, then those that come next in a hop's life. Events in order of time are
 * live and stay as they are.
 */
export function inOrderOfTime(events: readonly QueuedEvent[]): readonly QueuedEvent[] {
  if (events.every(({ details }, i) => details.timeStamp >= timeOf(events[i - 1]))) return events;
  const last = new Map<string, QueuedEvent>();
  const moments = [...groupBy(events, ({ details }) => details.timeStamp)];
  return moments
    .sort(([a], [b]) => a - b)
    .flatMap(([, moment]) => [...groupBy(moment, ({ details }) => details.requestId).values()])
    .flatMap((rest) => {
      const { requestId } = rest[0].details;
      const ordered = rest.length > MOST_AT_ONCE ? rest : inOrderOfLife(rest, last.get(requestId));
      last.set(requestId, ordered[ordered.length - 1] ?? rest[0]);
      return ordered;
    });
}

function timeOf(event: QueuedEvent | undefined): number {
  return event?.details.timeStamp ?? Number.NEGATIVE_INFINITY;
}

/** Sorts events of one request at one moment, so that each is the likeliest to follow the one before. */
function inOrderOfLife(events: readonly QueuedEvent[], before: QueuedEvent | undefined) {
  const rest = [...events];
  const ordered: QueuedEvent[] = [];
  for (let last = before; rest[0]; ) {
    const next = rest.reduce((best, event) =>
      distance(last, event) < distance(last, best) ? event : best,
    );
    rest.splice(rest.indexOf(next), 1);
    ordered.push(next);
    last = next;
  }
  return ordered;
}

/** How unlikely it is that one event follows another at once: the lower, the likelier. */
function distance(last: QueuedEvent | undefined, event: QueuedEvent): number {
  if (!last) return PLACES[event.name];
  const steps = (PLACES[event.name] - PLACES[last.name] + PLACE_COUNT) % PLACE_COUNT || PLACE_COUNT;
  const { url, redirectUrl } = last.details;
  const expectedUrl = last.name === 'onBeforeRedirect' ? redirectUrl : url;
  return event.details.url === expectedUrl ? steps : steps + PLACE_COUNT;
}
