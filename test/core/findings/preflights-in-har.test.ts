/** Preflights in files of other tools: whether a server redirected them, or the browser itself. */
import { describe, expect, it } from 'vitest';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { foundIn } from '../../support/find.ts';

type Headers = Readonly<Record<string, string>>;

const URL_BY_HTTP = 'http://api.test/v3/cart';

const listOf = (headers: Headers) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const entry = (
  method: string,
  status: number,
  location: string,
  headers: Headers,
  more = {},
  url = URL_BY_HTTP,
) => ({
  startedDateTime: '2026-01-01T00:00:00.000Z',
  time: 1,
  request: {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    headers: listOf({ Origin: 'http://a.test', 'Access-Control-Request-Method': 'DELETE' }),
    queryString: [],
    headersSize: -1,
    bodySize: 0,
  },
  response: {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers: listOf({ Location: location, ...headers }),
    content: { size: 0, mimeType: '' },
    redirectURL: location,
    ...more,
  },
  timings: { send: 0, wait: 1, receive: 0 },
  _resourceType: 'preflight',
});

/** A script's own OPTIONS, which is no preflight. */
const withoutPreflight = ({ _resourceType: _, request, ...rest }: ReturnType<typeof entry>) => ({
  ...rest,
  request: { ...request, headers: listOf({ Origin: 'http://a.test' }) },
  _resourceType: 'fetch',
});

const findIn = (...entries: object[]) => {
  const read = fromHar({ log: { creator: { name: 'a', version: '1' }, entries } });
  return (read.ok ? read.chains : []).flatMap((chain) => foundIn('preflight-redirected', chain));
};

const HTTPS = URL_BY_HTTP.replace('http:', 'https:');
const HSTS: Headers = { 'Non-Authoritative-Reason': 'HSTS' };
const FAILED = { _error: 'net::ERR_FAILED' };

describe('preflight-redirected in a file', () => {
  it.each([
    ['without a reason phrase', entry('OPTIONS', 307, HTTPS, HSTS, FAILED)],
    [
      'as Chrome writes it',
      entry('OPTIONS', 307, HTTPS, HSTS, { ...FAILED, statusText: 'Internal Redirect' }),
    ],
    ['whose error the entry has', { ...entry('OPTIONS', 307, HTTPS, HSTS), ...FAILED }],
  ])('tells of the browser’s own upgrade: %s', (_, sent) => {
    const findings = findIn(sent);
    expect(findings).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(findings[0]?.explanation).toContain('browser’s own upgrade');
    expect(findings[0]?.remedy).toBe('Use https: in the page’s request.');
  });

  it.each([
    ['without an error', {}],
    ['whose error names the redirect', { _error: 'net::ERR_INVALID_REDIRECT' }],
    ['that was given up', { _error: 'net::ERR_ABORTED' }],
    ['in Chrome’s words', { statusText: 'Internal Redirect' }],
  ])('tells of the browser’s own upgrade if nothing followed: %s', (_, more) => {
    const findings = findIn(entry('OPTIONS', 307, HTTPS, HSTS, more));
    expect(findings).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(findings[0]?.text).toContain('likely upgraded to HTTPS, so its request was not sent');
  });

  it.each([
    [
      'a connection that failed',
      [entry('OPTIONS', 307, HTTPS, HSTS, { _error: 'net::ERR_CERT_DATE_INVALID' })],
    ],
    ['a GET', [entry('GET', 307, HTTPS, HSTS)]],
    [
      'a request that was sent then',
      [
        withoutPreflight(entry('OPTIONS', 307, HTTPS, HSTS)),
        withoutPreflight(entry('OPTIONS', 204, '', {}, {}, HTTPS)),
      ],
    ],
  ])('tells nothing of %s', (_, entries) => {
    expect(findIn(...entries)).toEqual([]);
  });

  it.each([
    ['without the header', entry('OPTIONS', 307, HTTPS, {}, FAILED)],
    ['with another status', entry('OPTIONS', 301, HTTPS, HSTS, FAILED)],
    ['to another URL', entry('OPTIONS', 307, `${HTTPS}/1`, HSTS, FAILED)],
  ])('tells of a server’s redirect otherwise: %s', (_, sent) => {
    expect(findIn(sent)[0]?.remedy).toContain('handle OPTIONS before the redirect rule');
  });
});
