/** What Fiddler writes for requests that got no response: one of its own. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { drawHar } from '../../support/hars.ts';

function read(drawing: string, reason: string, server?: string) {
  const { log } = drawHar(drawing);
  const last = log.entries.length - 1;
  const entries = log.entries.map((entry, index) => {
    const headers = server === undefined ? [] : [{ name: 'Server', value: server }];
    const response = { ...entry.response, headers, statusText: reason };
    return index === last ? { ...entry, response } : entry;
  });
  const file = fromHar({ log: { entries } });
  const [chain] = file.ok ? file.chains : [];
  if (!chain) throw new Error('no chain');
  return { chain, ids: findingsOf(chain).map(({ id }) => id) };
}

const toPort = (status: number) => `
  0 GET http://intranet.example.org:9000/wiki 302>http://intranet.example.org/wiki/ document
  9 GET http://intranet.example.org/wiki/ ${status} document`;

describe('a response of Fiddler itself', () => {
  it.each([502, 504])('is read as an error without a response: %i', (status) => {
    const { chain, ids } = read(toPort(status), 'Fiddler - Connection Failed');
    expect(chain.hops[1]?.response).toBeUndefined();
    expect(chain.hops[1]?.error).toBe('Fiddler - Connection Failed');
    expect(ids).toEqual(['own-address-unknown']);
  });

  it.each([
    ['https://www.a.example.org/x', 'https://node7.corp/x', ['inner-host-name']],
    ['https://shop.example.org/in', 'https://app03.rzintern/in', ['inner-host-name']],
    ['https://www.a.example.org/x', 'https://gone.example.net/x', []],
  ])('tells a name that doesn’t resolve: %s to %s', (from, to, ids) => {
    const drawing = `
      0 GET ${from} 302>${to} document
      9 GET ${to} 502 document`;
    expect(read(drawing, 'Fiddler - DNS Lookup Failed').ids).toEqual(ids);
  });

  it('is not blamed on the address if the connection to another proxy failed', () => {
    expect(read(toPort(502), 'Fiddler - Gateway Connection Failed').ids).toEqual([]);
  });
});

it.each(['Bad Gateway', 'Fiddler', ''])('a server’s own 502 stays a response: “%s”', (reason) => {
  const { chain, ids } = read(toPort(502), reason, 'nginx');
  expect(chain.hops[1]?.response?.status).toBe(502);
  expect(ids).toEqual([]);
});
