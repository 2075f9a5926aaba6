import { expect, it } from 'vitest';
import type { NetworkFacts } from '../../src/core/network-log.ts';
import { networkTexts } from '../../src/panel/network-text.ts';

const textsOf = (facts: NetworkFacts) => networkTexts(facts).map(({ part, text }) => [part, text]);

it('says what the log knows, the phases that took time among it', () => {
  const timings = {
    blocked: 2.4,
    dns: 0.02,
    connect: 8,
    ssl: 5.1,
    send: 0,
    wait: 1204,
    receive: 0.6,
  };
  const initiator = { type: 'script', url: 'http://a.test/js/app.js?v=2', line: 207 };
  expect(textsOf({ timings, protocol: 'HTTP/2', transferSize: 1434, initiator })).toEqual([
    ['protocol', 'HTTP/2'],
    ['transferred', '1.4 kB transferred'],
    ['timings', 'blocked 2 ms, connect 8 ms, TLS 5 ms, wait 1.2 s, receive 1 ms'],
    ['initiator', 'script app.js:207'],
  ]);
});

it('says nothing of what the log does not know', () => {
  expect(networkTexts({ timings: { dns: 0, send: 0, wait: 0, receive: 0 } })).toEqual([]);
});

it('says in its tooltips where it comes from, with every phase and the whole URL', () => {
  const timings = { dns: 0.02, send: 0, wait: 12, receive: 0 };
  const initiator = { type: 'parser', url: 'http://a.test/shop/' };
  const [spent, sender] = networkTexts({ timings, initiator });
  expect(spent?.title).toBe(
    'From DevTools’ network log: DNS < 1 ms, send < 1 ms, wait 12 ms, receive < 1 ms',
  );
  expect(sender?.text).toBe('parser a.test');
  expect(sender?.title).toBe('From DevTools’ network log: sent by http://a.test/shop/');
});

it('shows hostile text for what it is', () => {
  const initiator = { type: 'script\u202e', url: 'http://a.test/\u202ejs.exe' };
  const timings = { send: 0, wait: 0, receive: 0 };
  const texts = JSON.stringify(networkTexts({ timings, initiator, protocol: 'HTTP\n/2' }));
  expect(texts).not.toMatch(/\u202e|\\n/);
});
