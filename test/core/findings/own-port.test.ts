/** A server that names a wrong port or scheme of its own, where nobody tells why the next request came to nothing. */
import { describe, expect, it } from 'vitest';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import type { DrawnRequest } from '../../support/chains.ts';
import { found, foundIn, idsOf } from '../../support/find.ts';

const ID = 'own-address-unknown';
const call = (initiator: string): DrawnRequest => ({ type: 'xmlhttprequest', initiator });

describe('plain HTTP that a secure page’s script can’t load', () => {
  it.each([
    ['another port', 'GET https://a.test/v1 301 / GET http://a.test:8080/v1/ net::ERR_FAILED'],
    ['the same port', 'POST https://a.test/v1 307 / POST http://a.test/v1/ NS_ERROR_DOM_BAD_URI'],
  ])('is named as the reason: %s', (_, drawing) => {
    const [finding] = found(ID, drawing, call('https://app.test'));
    expect(finding).toMatchObject({ severity: 'error' });
    expect(finding?.explanation).toContain('HTTPS pages can’t load plain HTTP');
    expect(idsOf(drawing, call('https://app.test'))).not.toContain('https-to-http');
  });

  it('is not, if the page itself is on plain HTTP', () => {
    const drawing = 'GET https://a.test/v1 301 / GET http://a.test:8080/v1/ net::ERR_FAILED';
    expect(found(ID, drawing, call('http://app.test'))).toEqual([]);
    const [finding] = found(ID, drawing.replace(':8080', ''), call('http://app.test'));
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.explanation).toContain('the browser gave no reason');
  });
});

describe('a port at which the path is not found', () => {
  it.each([
    ['left out', 'GET http://box.test:8081/admin 301 / GET http://box.test/admin/ 404'],
    ['that leaks', 'GET https://docs.test/guide 302 / GET https://docs.test:8443/guide/ 404'],
  ])('is likely another server’s: %s', (_, drawing) => {
    const [finding] = found(ID, drawing);
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.explanation).toContain('404');
    expect(finding?.explanation).not.toContain('network path');
  });

  it.each([
    ['another path', 'GET http://box.test:8081/admin 301 / GET http://box.test/start 404'],
    ['what is there', 'GET http://box.test:8081/admin 301 / GET http://box.test/admin/ 200'],
    ['the same port', 'GET http://box.test:8081/admin 301 / GET http://box.test:8081/admin/ 404'],
  ])('tells nothing of %s', (_, drawing) => {
    expect(found(ID, drawing)).toEqual([]);
  });
});

describe('a port that doesn’t speak TLS', () => {
  it.each([
    ['80', 'GET https://a.test/x 302 / GET https://a.test:80/x net::ERR_SSL_PROTOCOL_ERROR'],
    [
      'a container’s',
      'GET https://a.test/docs 301 / GET https://a.test:8080/docs/ net::ERR_SSL_PROTOCOL_ERROR',
    ],
    [
      'an application’s, in Firefox',
      'GET https://a.test/in 302 / GET https://a.test:3000/home SSL_ERROR_RX_RECORD_TOO_LONG',
    ],
  ])('is likely a server’s behind the proxy: %s', (_, drawing) => {
    const [finding] = found(ID, drawing);
    expect(finding).toMatchObject({ severity: 'error' });
    expect(finding?.text).toContain('to another port');
    expect(finding?.explanation).toContain('likely expects plain HTTP');
  });

  it.each([
    ['80', 'GET http://a.test/x 301 / GET https://a.test:80/x net::ERR_SSL_PROTOCOL_ERROR'],
    ['8081', 'GET http://a.test:8081/ 308 / GET https://a.test:8081/ SSL_ERROR_RX_RECORD_TOO_LONG'],
  ])('just responded over plain HTTP: %s', (port, drawing) => {
    const [finding] = found(ID, drawing);
    expect(finding).toMatchObject({ severity: 'error' });
    expect(finding?.text).toContain(`to HTTPS on the same port, ${port}`);
    expect(finding?.remedy).toContain('port that serves HTTPS');
  });

  it.each([
    ['a certificate', 'GET https://a.test/x 302 / GET https://a.test:80/x net::ERR_CERT_INVALID'],
    [
      'another host',
      'GET https://a.test/ 302 / GET https://b.test:80/ net::ERR_SSL_PROTOCOL_ERROR',
    ],
    [
      'the default port',
      'GET http://a.test/ 301 / GET https://a.test/ net::ERR_SSL_PROTOCOL_ERROR',
    ],
    ['a port that serves it', 'GET http://a.test:8081/ 301 / GET https://a.test:8081/ 200'],
    [
      'a port that serves TLS',
      'GET http://a.test:8443/ 301 / GET https://a.test:8443/ net::ERR_CERT_DATE_INVALID',
    ],
  ])('is not meant if the fault is another: %s', (_, drawing) => {
    expect(found(ID, drawing)).toEqual([]);
  });
});

describe('HTTPS on another port that nobody serves', () => {
  it.each([
    [
      'Tomcat’s',
      'GET http://a.test:8080/in 302 / GET https://a.test:8443/in net::ERR_CONNECTION_REFUSED',
      8443,
    ],
    [
      'an application’s',
      'GET http://a.test/ 301 / GET https://a.test:9443/ NS_ERROR_NET_TIMEOUT',
      9443,
    ],
    [
      'one left out',
      'GET http://a.test:8000/x 307 / GET https://a.test/x net::ERR_CONNECTION_TIMED_OUT',
      443,
    ],
    [
      'one without TLS',
      'POST http://a.test:8080/x (form a=1) 302 / GET https://a.test:8081/x net::ERR_SSL_PROTOCOL_ERROR',
      8081,
    ],
  ])('is %s', (_, drawing, port) => {
    const [finding] = found(ID, drawing, { type: 'main_frame' });
    expect(finding).toMatchObject({ severity: 'error', hop: 0 });
    expect(finding?.text).toContain(`to HTTPS on port ${port}, which failed`);
    expect(finding?.remedy).toContain('public port of HTTPS');
    expect(finding?.fixes).toBeUndefined();
    expect(idsOf(drawing, { type: 'main_frame' })).not.toContain('temporary-canonical');
  });

  it.each([
    ['what is there', 'GET http://a.test:8080/ 302 / GET https://a.test:8443/ 200'],
    [
      'a certificate',
      'GET http://a.test:8080/ 302 / GET https://a.test:8443/ net::ERR_CERT_AUTHORITY_INVALID',
    ],
    ['an answer', 'GET http://a.test:8080/ 302 / GET https://a.test:8443/ 400'],
    ['ordinary ports', 'GET http://a.test/ 302 / GET https://a.test/ net::ERR_CONNECTION_REFUSED'],
    [
      'another host',
      'GET http://a.test:8080/ 302 / GET https://b.test:8443/ net::ERR_CONNECTION_REFUSED',
    ],
    [
      'a page that was left',
      'GET http://a.test:8080/ 302 / GET https://a.test:8443/ net::ERR_ABORTED',
    ],
  ])('is not told of %s', (_, drawing) => {
    expect(found(ID, drawing, { type: 'main_frame' })).toEqual([]);
  });
});

describe('a file whose tool writes no error', () => {
  const entry = (url: string, status: number, location = '') => ({
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 1,
    request: { method: 'GET', url, headers: [], queryString: [], headersSize: -1, bodySize: 0 },
    response: {
      status,
      headers: location === '' ? [] : [{ name: 'Location', value: location }],
      content: { size: 0, mimeType: '' },
      redirectURL: location,
    },
    timings: { send: 0, wait: 1, receive: 0 },
  });
  const findIn = (from: string, to: string) => {
    const log = {
      creator: { name: 'a', version: '1' },
      entries: [entry(from, 301, to), entry(to, 0)],
    };
    const read = fromHar({ log });
    const [chain] = read.ok ? read.chains : [];
    return chain ? foundIn(ID, chain) : undefined;
  };

  it.each([
    ['scheme and port', 'https://docs.test/guide', 'http://docs.test:8080/guide/'],
    ['a port', 'http://box.test:8081/guide', 'http://box.test/guide/'],
  ])('shows that nothing came of %s', (_, from, to) => {
    const finding = findIn(from, to)?.[0];
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.explanation).toContain('got no response');
  });

  it('shows nothing of another host', () => {
    expect(findIn('https://docs.test/guide', 'https://other.test:8080/guide/')).toEqual([]);
  });
});
