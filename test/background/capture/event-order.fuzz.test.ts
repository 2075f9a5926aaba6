import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrderOfTime, type QueuedEvent } from '../../../src/background/capture/event-order.ts';
import { EVENT_NAMES } from '../../../src/background/capture/request-event.ts';

const anEvent: fc.Arbitrary<QueuedEvent> = fc.record({
  name: fc.constantFrom(...EVENT_NAMES),
  details: fc.record({
    requestId: fc.constantFrom('1', '2', '3'),
    tabId: fc.constant(1),
    frameId: fc.constant(0),
    type: fc.constant('image'),
    method: fc.constant('GET'),
    url: fc.constantFrom('http://a/', 'http://b/', 'http://c/'),
    redirectUrl: fc.constantFrom(undefined, 'http://a/', 'http://b/'),
    timeStamp: fc.oneof(fc.nat(3), fc.double()),
  }),
});

describe('the order of any events', () => {
  it('neither loses nor adds any', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 60 }), (events) => {
        const ordered = inOrderOfTime(events);
        expect(ordered).toHaveLength(events.length);
        expect(new Set(ordered)).toEqual(new Set(events));
      }),
    );
  });

  it('is chronological', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 60 }), (events) => {
        const timed = events.filter(({ details }) => !Number.isNaN(details.timeStamp));
        const times = inOrderOfTime(timed).map(({ details }) => details.timeStamp);
        expect(times.every((time, i) => time >= (times[i - 1] ?? time))).toBe(true);
      }),
    );
  });

  it.each([
    ['of many requests', (i: number) => String(i % 10_000)],
    ['of one request', () => '1'],
  ])('is determined immediately, even for 60,000 events %s in one millisecond', (_, idOf) => {
    const names = EVENT_NAMES;
    const events = Array.from({ length: 60_000 }, (_, i): QueuedEvent => {
      const details = {
        requestId: idOf(i),
        tabId: 1,
        frameId: 0,
        type: 'image',
        method: 'GET',
        url: `http://a/${i % 7}`,
        timeStamp: i === 0 ? 2 : 1,
      };
      return { name: names[i % names.length] ?? 'onBeforeRequest', details };
    });
    const started = performance.now();
    expect(inOrderOfTime(events)).toHaveLength(events.length);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
