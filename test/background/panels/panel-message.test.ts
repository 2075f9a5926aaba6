import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPanelMessage } from '../../../src/background/panels/panel-message.ts';

const SUBSCRIBE = { type: 'subscribe', tabId: 7, recording: true, preserveLog: false };

describe('a message to the background script', () => {
  it('is read as intended', () => {
    for (const message of [
      SUBSCRIBE,
      { ...SUBSCRIBE, clearedAt: 1.5 },
      { ...SUBSCRIBE, resumedAt: 1.5 },
      { type: 'open-url', tabId: 7, url: 'https://a.test/x?a=1#b' },
      { type: 'open-panel', tabId: 7 },
    ]) {
      expect(readPanelMessage(message)).toEqual(message);
    }
  });

  it.each([
    { ...SUBSCRIBE, type: 'other' },
    { ...SUBSCRIBE, tabId: '7' },
    { ...SUBSCRIBE, tabId: 0.5 },
    { ...SUBSCRIBE, tabId: Number.NaN },
    { ...SUBSCRIBE, recording: undefined },
    { ...SUBSCRIBE, preserveLog: 'yes' },
    { ...SUBSCRIBE, clearedAt: Number.POSITIVE_INFINITY },
    { ...SUBSCRIBE, resumedAt: '1' },
    { type: 'open-url', tabId: 7 },
    { type: 'open-url', tabId: 7, url: 'javascript:alert(1)' },
    { type: 'open-url', tabId: 7, url: 'file:///etc/passwd' },
    { type: 'open-url', tabId: 7, url: 'http://' },
    { type: 'open-panel', tabId: '7' },
  ])('is ignored if it is invalid: %o', (message) => {
    expect(readPanelMessage(message)).toBeUndefined();
  });

  it('is stored only in a form that can be stored', () => {
    const almost = fc.record(
      {
        type: fc.oneof(fc.constant('subscribe'), fc.anything()),
        tabId: fc.oneof(fc.double(), fc.integer(), fc.anything()),
        recording: fc.oneof(fc.boolean(), fc.anything()),
        preserveLog: fc.oneof(fc.boolean(), fc.anything()),
        clearedAt: fc.oneof(fc.double(), fc.anything()),
        other: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(almost, fc.anything()), (message) => {
        const read = readPanelMessage(message);
        if (read) expect(JSON.parse(JSON.stringify(read))).toEqual(read);
      }),
    );
  });
});
