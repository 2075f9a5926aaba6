import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrderOfTime, type QueuedEvent } from '../../../src/background/capture/event-order.ts';
import type { EventName } from '../../../src/background/capture/request-event.ts';

const LISTENERS: EventName[] = [
  'onBeforeRequest',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
];

/** The events of a chain in their true order; `gap` ms lie between two of them, rounded down to whole ones. */
function chain(
  urls: readonly string[],
  gap: number,
  requestId = '1',
  internalAt = -1,
): QueuedEvent[] {
  let time = 1000;
  return urls.flatMap((url, hop) => {
    const isLast = hop === urls.length - 1;
    const names: EventName[] = [
      'onBeforeRequest',
      ...(hop === internalAt && !isLast ? [] : (['onSendHeaders', 'onHeadersReceived'] as const)),
      isLast ? 'onCompleted' : 'onBeforeRedirect',
    ];
    return names.map((name) => {
      time += gap;
      const redirectUrl = name === 'onBeforeRedirect' ? urls[hop + 1] : undefined;
      const details = {
        requestId,
        tabId: 1,
        frameId: 0,
        type: 'image',
        method: 'GET',
        url,
        redirectUrl,
        timeStamp: Math.floor(time),
      };
      return { name, details };
    });
  });
}

/** As Firefox plays events back: listener by listener. */
const playedBack = (events: readonly QueuedEvent[]) =>
  LISTENERS.flatMap((listener) => events.filter(({ name }) => name === listener));

/** A request that ended before the others began: its last events come after their first, which tells a playback. */
const EARLIER = chain(['http://earlier/'], 0, 'earlier').map(({ name, details }) => ({
  name,
  details: { ...details, timeStamp: 1 },
}));

const ofRequest = (id: string, events: readonly QueuedEvent[]) =>
  events.filter(({ details }) => details.requestId === id);

describe('events that restarted the background script', () => {
  it.each([
    ['that lie a millisecond apart', 1],
    ['that share milliseconds', 0.3],
    ['that all happened within one', 0],
  ])('%s are sorted', (_, gap) => {
    const events = chain(['http://a/', 'http://b/', 'http://c/'], gap);
    expect(ofRequest('1', inOrderOfTime(playedBack([...events, ...EARLIER])))).toEqual(events);
  });

  it('are sorted even if a URL redirects to itself', () => {
    const events = chain(['http://a/', 'http://a/', 'http://a/'], 0);
    expect(ofRequest('1', inOrderOfTime(playedBack([...events, ...EARLIER])))).toEqual(events);
  });

  it('are sorted across an internal redirect, which has fewer events', () => {
    const events = chain(['http://a/', 'https://a/', 'https://b/'], 0, '1', 0);
    expect(ofRequest('1', inOrderOfTime(playedBack([...events, ...EARLIER])))).toEqual(events);
  });

  it('stay in chronological order if they arrive live', () => {
    const [first, ...rest] = chain(['http://a/', 'http://b/'], 0);
    const asked = chain(['http://a/'], 0).slice(1, 3); // 401, and the request again
    const live = [first as QueuedEvent, ...asked, ...rest];
    expect(inOrderOfTime(live)).toEqual(live);
  });

  it('keep the order of each request, however many there are', () => {
    const length = fc.integer({ min: 1, max: 6 });
    const gap = fc.constantFrom(0, 0.2, 0.7, 1, 3);
    fc.assert(
      fc.property(fc.array(fc.tuple(length, gap), { minLength: 1, maxLength: 4 }), (requests) => {
        const chains = requests.map(([hops, ms], id) =>
          chain(
            Array.from({ length: hops }, (_, hop) => `http://${id}/${hop}`),
            ms,
            String(id),
          ),
        );
        const ordered = inOrderOfTime(playedBack([...chains.flat(), ...EARLIER]));
        for (const [id, events] of chains.entries()) {
          expect(ofRequest(String(id), ordered)).toEqual(events);
        }
      }),
    );
  });
});
