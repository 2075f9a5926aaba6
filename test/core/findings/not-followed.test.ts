/** Redirects that were not followed or could not be, and why. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { record } from '../../support/chains.ts';
import { found, foundIn, idsOf } from '../../support/find.ts';

describe('websocket-redirected', () => {
  const find = (drawing: string, type = 'websocket') =>
    found('websocket-redirected', drawing, { type });

  it.each([
    ['to https', 'GET http://a.test/ws 301>https://a.test/ws', 'wss:'],
    ['to a slash', 'GET https://a.test/ws 308>/ws/', 'exclude the WebSocket’s path'],
    ['to a sign-in', 'GET https://a.test/ws 302>/login', 'Return 401 or 403'],
  ])('is found where a handshake is redirected %s', (_, drawing, remedy) => {
    const [finding] = find(drawing);
    expect(finding).toMatchObject({ severity: 'error', hop: 0 });
    expect(finding?.remedy).toContain(remedy);
  });

  it('is all that is said where the URL begins with ws:', () => {
    expect(idsOf('GET ws://a.test/ws 302>/login', { type: 'websocket' })).toEqual([
      'websocket-redirected',
    ]);
  });

  it('is not found in other requests, or where the handshake succeeded', () => {
    expect(find('GET https://a.test/ws 301>/ws/', 'xmlhttprequest')).toEqual([]);
    expect(find('GET https://a.test/ws 101')).toEqual([]);
    expect(find('GET https://a.test/ws 403')).toEqual([]);
  });
});

describe('blocked-by-csp', () => {
  const form = { type: 'main_frame' };

  it('names the origin that form-action lacks', () => {
    const drawing =
      'POST https://a.test/login (form a=1) 302 / GET https://b.test/home net::ERR_BLOCKED_BY_CSP';
    expect(found('blocked-by-csp', drawing, form)).toMatchObject([
      {
        severity: 'error',
        hop: 0,
        remedy: expect.stringContaining('https://b.test to form-action'),
      },
    ]);
  });

  it('is found where the browser fails the redirect itself', () => {
    const chain = record('POST https://a.test/login (form a=1) 303>https://b.test/', form);
    const [hop] = chain.hops;
    const failed = {
      ...chain,
      hops: [{ ...hop, error: 'net::ERR_BLOCKED_BY_CSP' }] as [typeof hop],
    };
    expect(foundIn('blocked-by-csp', failed)[0]?.text).toContain('https://b.test');
  });

  describe('of a page whose form was sent by itself', () => {
    const findings = (
      policy: string,
      target: string,
      drawing = `POST https://a.test/pay (form a=1) 303>${target}`,
    ) => {
      const page = record(`GET https://a.test/checkout 200 {Content-Security-Policy: ${policy}}`, {
        ...form,
        requestId: 'page',
      });
      const chain = {
        ...record(drawing, form),
        link: { from: 'page', cause: 'form', certainty: 'likely' } as const,
      };
      return findingsOf(chain, page).filter(({ id }) => id === 'blocked-by-csp');
    };

    it.each([
      ["form-action 'self'", 'https://b.test/'],
      ["default-src 'self', form-action https://c.test https://*.b.test", 'https://b.test/'],
      ["form-action 'none'", 'https://a.test/done'],
      ['form-action https://b.test:8443', 'https://b.test/'],
      ["form-action 'self'", 'http://a.test/'],
    ])('%s likely blocked %s', (policy, target) => {
      const [finding] = findings(policy, target);
      expect(finding).toMatchObject({ severity: 'error', hop: 0 });
      expect(finding?.text).toContain(/form-action[^,]*/.exec(policy)?.[0]);
    });

    it.each([
      ["form-action 'self'", 'https://a.test/done'],
      ["default-src 'self'", 'https://b.test/'],
      ['form-action https:', 'https://b.test/'],
      ['form-action *.b.test', 'https://www.b.test/x'],
      ['form-action http://b.test', 'https://b.test/'],
      ['form-action b.test/pay', 'https://b.test/other'],
      ['form-action *', 'https://b.test/'],
      ["form-action 'strange'", 'https://b.test/'],
    ])('%s allows %s', (policy, target) => {
      expect(findings(policy, target)).toEqual([]);
    });

    it('did nothing where the redirect was followed', () => {
      const followed = 'POST https://a.test/pay (form a=1) 303 / GET https://b.test/ 200';
      expect(findings("form-action 'self'", '', followed)).toEqual([]);
    });
  });

  it('speaks of other directives where no form was sent', () => {
    const drawing = 'GET https://a.test/x.js 302 / GET https://b.test/x.js net::ERR_BLOCKED_BY_CSP';
    const [finding] = found('blocked-by-csp', drawing, { type: 'script' });
    expect(finding?.remedy).not.toContain('form-action');
  });

  it.each([
    'POST https://a.test/ (form a=1) 302 / GET https://b.test/ net::ERR_BLOCKED_BY_CLIENT',
    'GET https://a.test/x net::ERR_BLOCKED_BY_CSP',
    'POST https://a.test/ (form a=1) 302 / GET https://b.test/ 200',
  ])('is not found in %s', (drawing) => {
    expect(found('blocked-by-csp', drawing, form)).toEqual([]);
  });
});

describe('upgrade-failed', () => {
  const find = (drawing: string) =>
    found('upgrade-failed', drawing, { initiator: 'https://b.test' });

  it.each([
    [
      'HSTS on another port',
      'GET http://a.test:8080/ hsts / GET https://a.test:8080/ net::ERR_SSL_PROTOCOL_ERROR',
      'port 8080',
    ],
    [
      'an upgrade without a server',
      'GET http://a.test/ upgrade / GET https://a.test/ NS_ERROR_CONNECTION_REFUSED',
      'a.test over HTTPS',
    ],
    [
      'a bad certificate',
      'GET http://a.test/ hsts / GET https://a.test/ net::ERR_CERT_DATE_INVALID',
      'valid certificate',
    ],
  ])('is found in %s, and that the URL is http is not told besides', (_, drawing, remedy) => {
    expect(find(drawing)).toMatchObject([{ severity: 'error', hop: 0 }]);
    expect(find(drawing)[0]?.remedy).toContain(remedy);
    expect(idsOf(drawing, { initiator: 'https://b.test' })).toEqual(['upgrade-failed']);
  });

  it.each([
    'GET http://a.test/ hsts / GET https://a.test/ 200',
    'GET http://a.test/ hsts / GET https://a.test/ net::ERR_ABORTED',
    'GET http://a.test/ 301 / GET https://a.test/ net::ERR_SSL_PROTOCOL_ERROR',
    'GET http://a.test/ hsts / GET https://a.test/ …',
  ])('is not found in %s', (drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('cors-refused beyond absence', () => {
  const find = (sent: string, answer: string, type = 'xmlhttprequest') =>
    found(
      'cors-refused',
      `GET https://b.test/ {Origin: https://a.test; Sec-Fetch-Mode: cors${sent}} 200 ${answer}`,
      { type },
    );
  const allow = (value: string, more = '') => `{Access-Control-Allow-Origin: ${value}${more}}`;
  const COOKIE = '; Cookie: s=1';
  const CREDENTIALS = '; Access-Control-Allow-Credentials: true';

  it.each([
    ['* with cookies', COOKIE, allow('*', CREDENTIALS), 'instead of *'],
    [
      'no Allow-Credentials',
      COOKIE,
      allow('https://a.test'),
      'Also send “Access-Control-Allow-Credentials',
    ],
    ['two values', '', allow('https://a.test, *'), 'exactly one'],
    [
      'two fields',
      '',
      allow('https://a.test', '; Access-Control-Allow-Origin: https://a.test'),
      'exactly one',
    ],
    ['another origin', '', allow('https://c.test'), 'Access-Control-Allow-Origin: https://a.test'],
  ])('is found in %s', (_, sent, answer, remedy) => {
    expect(find(sent, answer)).toMatchObject([
      { severity: 'error', remedy: expect.stringContaining(remedy) },
    ]);
  });

  it.each([
    ['* without cookies', '', allow('*')],
    ['cookies that are allowed', COOKIE, allow('https://a.test', CREDENTIALS)],
    ['an origin by name', '', allow('https://a.test')],
  ])('is not found in %s', (_, sent, answer) => {
    expect(find(sent, answer)).toEqual([]);
  });

  it('is not found in a form whose Origin WebKit keeps on GET, nor in an extension', () => {
    const form =
      'POST https://b.test/ (form a=1) {Origin: https://a.test} 302 / GET https://b.test/x {Origin: https://a.test} 200';
    expect(found('cors-refused', form, { type: 'other' })).toEqual([]);
    const extension = 'GET https://b.test/ {Origin: moz-extension://x; Sec-Fetch-Mode: cors} 200';
    expect(found('cors-refused', extension)).toEqual([]);
  });

  it('is not said of an identity provider’s page', () => {
    const ask =
      'GET https://id.test/authorize?client_id=a&scope=x {Origin: https://a.test; Sec-Fetch-Mode: cors} 200';
    expect(found('cors-refused', `GET https://a.test/x 302 / ${ask}`)).toEqual([]);
  });

  it('says of a preflight that the browser upgraded what to change', () => {
    const drawing =
      'OPTIONS http://b.test/ {Access-Control-Request-Method: PUT; Origin: http://a.test} hsts / OPTIONS https://b.test/ {Access-Control-Request-Method: PUT} 204';
    const chain = record(drawing);
    const [first, ...rest] = chain.hops;
    const headers = [{ name: 'Access-Control-Request-Method', value: 'PUT' }];
    const sent = {
      ...chain,
      hops: [{ ...first, requestHeaders: headers }, ...rest],
    } as typeof chain;
    expect(foundIn('preflight-redirected', sent)[0]?.remedy).toBe(
      'Use https: in the page’s request.',
    );
  });
});

describe('worker-answer-refused', () => {
  const find = (drawing: string, change = {}, type = 'main_frame') => {
    const chain = record(drawing, { type });
    const [first, ...rest] = chain.hops.toReversed();
    const hops = [{ ...first, ...change }, ...rest].toReversed() as unknown as typeof chain.hops;
    return foundIn('worker-answer-refused', { ...chain, hops });
  };
  const WAY = 'GET https://a.test/ 302 / GET https://a.test/home';

  it('is found where a worker was asked for a page that failed', () => {
    expect(find(`${WAY} NS_ERROR_NET_ON_WAITING_FOR`, { intercepted: true })).toMatchObject([
      { severity: 'error', hop: 1 },
    ]);
    expect(find(`${WAY} NS_ERROR_INTERCEPTION_FAILED`)).toHaveLength(1);
    expect(find(`${WAY} NS_ERROR_CORRUPTED_CONTENT`, { intercepted: true })).toHaveLength(1);
  });

  it('is not found where no worker was asked, another reason is known, or for other requests', () => {
    expect(find(`${WAY} NS_ERROR_NET_ON_WAITING_FOR`)).toEqual([]);
    expect(find(`${WAY} NS_ERROR_CORRUPTED_CONTENT`)).toEqual([]);
    expect(find(`${WAY} NS_ERROR_CONNECTION_REFUSED`, { intercepted: true })).toEqual([]);
    expect(find(`${WAY} net::ERR_FAILED`, { intercepted: true }, 'image')).toEqual([]);
    expect(find(`${WAY} 200`, { intercepted: true })).toEqual([]);
  });
});
