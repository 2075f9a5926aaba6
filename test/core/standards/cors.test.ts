import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { isPreflight, likelyCorsRefusal } from '../../../src/core/standards/cors.ts';

const ORIGIN = 'http://shop.test';
const MODE: Header = { name: 'Sec-Fetch-Mode', value: 'cors' };

function answered(allowed: string | undefined, change: Partial<RedirectChain['hops'][0]> = {}) {
  const headers =
    allowed === undefined ? [] : [{ name: 'access-control-allow-origin', value: allowed }];
  const chain: RedirectChain = {
    id: '1',
    tabId: 1,
    frameId: 0,
    type: 'xmlhttprequest',
    ended: true,
    hops: [
      {
        method: 'GET',
        url: 'http://api.test/tea',
        startedAt: 0,
        body: { kind: 'none' },
        requestHeaders: [{ name: 'Origin', value: ORIGIN }],
        response: { status: 200, statusLine: '', headers },
        ...change,
      },
    ],
  };
  return chain;
}

describe('a response that CORS likely withheld from the page', () => {
  it('lacks Access-Control-Allow-Origin, or allows another origin', () => {
    expect(likelyCorsRefusal(answered(undefined))).toMatch(/has no Access-Control-Allow-Origin/);
    expect(likelyCorsRefusal(answered('http://other.test'))).toMatch(/other\.test.*shop\.test/);
    expect(likelyCorsRefusal(answered('*'))).toBeUndefined();
    expect(likelyCorsRefusal(answered(ORIGIN))).toBeUndefined();
  });

  it('may be completed, as in Firefox, or failed without a reason', () => {
    expect(likelyCorsRefusal(answered(undefined, { error: 'net::ERR_FAILED' }))).toBeDefined();
    expect(
      likelyCorsRefusal(answered(undefined, { error: 'net::ERR_CONNECTION_RESET' })),
    ).toBeUndefined();
    expect(likelyCorsRefusal({ ...answered(undefined), ended: false })).toBeUndefined();
  });

  it('was requested from another origin, in the mode "cors"', () => {
    const requestHeaders = (...headers: Header[]) =>
      answered(undefined, { requestHeaders: headers });
    const origin = { name: 'Origin', value: ORIGIN };
    expect(likelyCorsRefusal(requestHeaders())).toBeUndefined();
    expect(
      likelyCorsRefusal(requestHeaders({ name: 'Origin', value: 'http://api.test' })),
    ).toBeUndefined();
    expect(likelyCorsRefusal({ ...requestHeaders(origin), type: 'main_frame' })).toBeUndefined();
    const post = (...headers: Header[]) =>
      answered(undefined, { method: 'POST', requestHeaders: headers });
    expect(likelyCorsRefusal(post(origin))).toBeUndefined();
    expect(likelyCorsRefusal(post(origin, MODE))).toBeDefined();
    expect(
      likelyCorsRefusal(requestHeaders(origin, { ...MODE, value: 'no-cors' })),
    ).toBeUndefined();
  });

  it('was sent as only that mode can, if the mode is unknown', () => {
    const sent = (method: string, ...more: Header[]) =>
      answered(undefined, { method, requestHeaders: [{ name: 'Origin', value: ORIGIN }, ...more] });
    const type = (value: string) => ({ name: 'Content-Type', value });
    const asks = { name: 'Access-Control-Request-Method', value: 'PUT' };
    for (const chain of [
      sent('DELETE'),
      sent('PUT', type('text/plain')),
      sent('POST', type('application/json')),
    ])
      expect(likelyCorsRefusal(chain)).toBeDefined();
    expect(likelyCorsRefusal(sent('POST', type('text/plain; charset=utf-8')))).toBeUndefined();
    expect(
      likelyCorsRefusal(sent('POST', type('multipart/form-data; boundary=x'))),
    ).toBeUndefined();
    expect(likelyCorsRefusal({ ...sent('PUT'), type: 'other' })).toBeUndefined();
    // A preflight has its own responses to pass.
    expect(likelyCorsRefusal(sent('OPTIONS', asks))).toBeUndefined();
  });

  it('is not assumed if its headers were not observed', () => {
    const response = { status: 200, statusLine: '' };
    expect(likelyCorsRefusal(answered(undefined, { response }))).toBeUndefined();
  });
});

it('may be a preflight, recognized by its headers', () => {
  const [options] = answered(undefined, { method: 'OPTIONS' }).hops;
  const asks = { name: 'access-control-request-method', value: 'PUT' };
  expect(isPreflight(options)).toBe(false);
  expect(isPreflight({ ...options, requestHeaders: [asks] })).toBe(true);
});
