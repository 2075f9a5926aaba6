import { describe, expect, it } from 'vitest';
import type { NetworkFacts } from '../../../../src/core/chain/chain.ts';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import { record } from '../../../support/chains.ts';
import { harProblems } from '../../../support/schemas/har-schema.ts';
import { withFacts } from '../../../support/with-facts.ts';

const facts: NetworkFacts = {
  timings: { blocked: 1, connect: 4, ssl: 3, send: 0, wait: 20, receive: 5 },
  protocol: 'HTTP/2',
  transferSize: 180,
  serverIp: '203.0.113.7',
  initiator: { type: 'script', url: 'http://a.test/app.js', line: 7 },
  body: { kind: 'bytes', size: 5, digest: '0', text: 'hello', source: 'network-log' },
};

/** The first entry of a drawn chain, of whose first hop the log knows something. */
function entryOf(drawing: string, known: NetworkFacts = facts) {
  const options = { creator: { name: 'Detour', version: '0' }, includeSecrets: false };
  const har = toHar([withFacts(record(drawing), [known, undefined])], options);
  expect(harProblems(har)).toBeUndefined();
  const [first, second] = har.log.entries;
  expect(second?._detour).not.toHaveProperty('network');
  return first;
}

const HIDDEN = 'PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/x (hidden) 200';

describe('the network log in a HAR', () => {
  it('fills in what webRequest didn’t report, and marks it', () => {
    expect(entryOf(HIDDEN)).toMatchObject({
      time: 30,
      timings: { blocked: 1, dns: -1, connect: 4, ssl: 3, send: 0, wait: 20, receive: 5 },
      request: { httpVersion: 'HTTP/2', bodySize: 5, postData: { text: 'hello' } },
      response: { httpVersion: 'HTTP/2', _transferSize: 180 },
      serverIPAddress: '127.0.0.1',
      _initiator: { type: 'script', url: 'http://a.test/app.js', lineNumber: 6 },
      _detour: {
        body: { kind: 'bytes', size: 5, source: 'network-log', keepsText: true },
        network: { timings: facts.timings, protocol: 'HTTP/2', serverIp: '203.0.113.7' },
      },
    });
  });

  it('never changes what webRequest reported', () => {
    const observed = entryOf('PUT http://a.test/ (24 B) 307 / PUT http://a.test/x (24 B) 200');
    expect(observed?.request.postData).toMatchObject({ text: 'x'.repeat(24) });
    expect(observed?._detour.body).not.toHaveProperty('source');
    expect(observed?.startedDateTime).toBe(new Date(1000).toISOString());
  });

  it('omits what it doesn’t know', () => {
    const entry = entryOf(HIDDEN, { timings: { send: 0, wait: 1, receive: 0 } });
    expect(entry?._detour.network).toEqual({ timings: { send: 0, wait: 1, receive: 0 } });
    expect(entry).not.toHaveProperty('_initiator');
    expect(entry?.response).not.toHaveProperty('_transferSize');
    expect(entry?.request.httpVersion).toBe('unknown');
  });
});
