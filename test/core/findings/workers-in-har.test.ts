/** Navigations in files that failed because a service worker got their response by a redirect. */
import { describe, expect, it } from 'vitest';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { foundIn } from '../../support/find.ts';
import { drawHar } from '../../support/hars.ts';

const BY_WORKER = '{Referer: https://a.test/app/worker-v3.js; Sec-Fetch-Dest: empty}';
const FETCHED = `
  10 GET https://a.test/inbox 302>/inbox/today ${BY_WORKER}
  16 GET https://a.test/inbox/today 200 ${BY_WORKER}`;

/** Finds it in a drawn file, with changes of the last entry and of its response. */
function find(drawing: string, response: object = {}, entry: object = {}) {
  const { log } = drawHar(drawing);
  const last = log.entries.length - 1;
  const entries = log.entries.map((each, index) =>
    index === last ? { ...each, ...entry, response: { ...each.response, ...response } } : each,
  );
  const file = fromHar({ log: { entries } });
  if (!file.ok) throw new Error(file.problem);
  const findings = file.chains.flatMap((chain) => foundIn('worker-answer-refused', chain));
  return { findings, leftOut: file.leftOut, chains: file.chains };
}

describe('a navigation that a worker’s redirected response made fail', () => {
  it.each([
    [
      'as Firefox writes it',
      `${FETCHED}\n1 GET https://a.test/inbox 0 {Sec-Fetch-Dest: document}`,
      {},
    ],
    [
      'as Chrome writes it',
      `${FETCHED}\n1 GET https://a.test/inbox 0 document`,
      { _error: 'net::ERR_FAILED' },
    ],
    [
      'that had fetched it long before',
      `${FETCHED}\n900000 GET https://a.test/inbox 0 document`,
      { _error: 'net::ERR_FAILED', _fetchedViaServiceWorker: true },
    ],
  ])('is kept and told, %s', (_, drawing, response) => {
    const { findings, leftOut, chains } = find(drawing, response);
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        text: 'https://a.test/inbox failed, and a service worker may have responded to it',
      },
    ]);
    expect(leftOut).toBe(0);
    expect(chains).toHaveLength(2);
  });

  it('may be known by the worker’s name alone', () => {
    const initiator = { _initiator: { type: 'script', url: 'https://a.test/service-worker.js' } };
    const drawing = `
      1 GET https://a.test/inbox 0 document
      16 GET https://a.test/inbox/today 200 fetch
      10 GET https://a.test/inbox 302>/inbox/today fetch`;
    expect(find(drawing, {}, initiator).findings).toHaveLength(1);
  });

  const FAILED = '1 GET https://a.test/inbox 0 document';

  it.each([
    ['the page fetched it', `${FETCHED.replaceAll('app/worker-v3.js', 'start')}\n${FAILED}`, {}],
    ['another URL was fetched', `${FETCHED}\n1 GET https://a.test/outbox 0 document`, {}],
    [
      'it was fetched without a redirect',
      `10 GET https://a.test/inbox 200 ${BY_WORKER}\n${FAILED}`,
      {},
    ],
    ['it failed much later', `${FETCHED}\n900000 GET https://a.test/inbox 0 document`, {}],
    ['it was canceled', `${FETCHED}\n${FAILED}`, { _error: 'net::ERR_ABORTED' }],
    ['nothing was reached', `${FETCHED}\n${FAILED}`, { _error: 'net::ERR_CONNECTION_REFUSED' }],
    ['it was answered', `${FETCHED}\n1 GET https://a.test/inbox 200 document`, {}],
    ['it is an image', `${FETCHED}\n1 GET https://a.test/inbox 0 image`, {}],
    [
      'it worked when it was tried again',
      `${FETCHED}\n${FAILED}\n99 GET https://a.test/inbox 200 document`,
      {},
    ],
  ])('is left out if %s', (_, drawing, response) => {
    const { findings, chains } = find(drawing, response);
    expect(findings).toEqual([]);
    expect(chains.length).toBeLessThan(2);
  });
});
