import { expect, it } from 'vitest';
import type { NetworkFacts } from '../../../../src/core/chain/chain.ts';
import { networkView } from '../../../../src/panel/details/timing/network-text.ts';
import { hop as request } from '../../samples.ts';

const TIMINGS = { send: 0, wait: 0, receive: 0 };

/** A hop that was not answered, as far as webRequest tells, with what the log knows of it. */
const logged = (network: NetworkFacts) => ({ ...request('GET', 'http://a.test/'), network });

const textsOf = (facts: NetworkFacts) =>
  networkView(logged(facts))?.rows.map(({ part, text }) => [part, text]);

it('shows what the log knows, including the phases that took time', () => {
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
    ['transferred', '1.4 kB'],
    ['timings', 'blocked 2 ms, connect 8 ms, TLS 5 ms, wait 1.2 s, receive 1 ms'],
    ['initiator', 'script http://a.test/js/app.js?v=2, line 207'],
  ]);
});

it('omits what the log does not know', () => {
  expect(networkView(logged({ timings: { dns: 0, ...TIMINGS } }))).toBeUndefined();
  expect(networkView(request('GET', 'http://a.test/'))).toBeUndefined();
});

it('summarizes the server and the protocol, with their sources', () => {
  const response = { status: 200, statusLine: 'HTTP/1.1 200 OK', headers: [], serverIp: '::1' };
  const answered = { ...logged({ timings: TIMINGS, protocol: 'HTTP/2' }), response };
  const view = networkView(answered);
  expect(view?.summary).toBe('Network (::1, HTTP/2)');
  expect(view?.rows.map(({ name, title }) => [name, title])).toEqual([
    ['Server', undefined],
    ['Protocol', 'From the DevTools network log'],
  ]);
});

it('says that the server was not observable if it was contacted but not reported', () => {
  const response = { status: 200, statusLine: 'HTTP/1.1 200 OK', headers: [] };
  const view = networkView({ ...request('GET', 'http://a.test/'), response });
  expect(view?.summary).toBe('Network');
  expect(view?.rows).toEqual([
    { part: 'server', name: 'Server', text: 'not observable', observed: false, title: undefined },
  ]);
});

it('makes hostile text visible', () => {
  const initiator = { type: 'script\u202e', url: 'http://a.test/\u202ejs.exe' };
  const hostile = logged({ timings: TIMINGS, initiator, protocol: 'HTTP\n/2' });
  expect(JSON.stringify(networkView(hostile))).not.toMatch(/\u202e|\\n/);
});
