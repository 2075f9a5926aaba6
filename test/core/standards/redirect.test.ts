import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRedirectStatus } from '../../../src/core/chain/chain.ts';
import { determineReferrer, parseReferrerPolicy } from '../../../src/core/http/referrer-policy.ts';
import {
  currentUrl,
  type FetchRequest,
  isRedirectTainted,
} from '../../../src/core/standards/fetch-request.ts';
import { BODY_HEADERS, nextRequest, requiredMethod } from '../../../src/core/standards/redirect.ts';
import { allowedMethods, sectionOf } from '../../../src/core/standards/rfc9110.ts';
import { locationReadings, locationUrl } from '../../../src/core/url/location.ts';
import { originOf } from '../../../src/core/url/origin.ts';
import { following, redirectedBy, started } from '../../support/fetch-requests.ts';

const A = 'http://a.test/x';

describe('the result of a redirect', () => {
  it('is the response if the status is not a redirect status', () => {
    for (const status of [200, 300, 304, 305, 306, 399]) {
      expect(redirectedBy(started(A), status, '/y')).toEqual({
        kind: 'answer',
        because: 'no-redirect-status',
      });
    }
  });

  it('is an error if it is ambiguous which Location is intended', () => {
    expect(nextRequest(started(A), { status: 302, location: ['/y', '/z'] })).toEqual({
      kind: 'error',
      error: 'invalid-location',
    });
    expect(redirectedBy(started(A), 302, 'http://')).toMatchObject({ error: 'invalid-location' });
  });

  it('is a request that navigations follow although their redirect mode is manual', () => {
    const request = started(A, { mode: 'navigate', redirectMode: 'manual' });
    expect(currentUrl(following(request, 302, '/y'))).toBe('http://a.test/y');
  });

  it('is handed to the system if a navigation leads to a scheme that no browser fetches', () => {
    const request = started(A, { mode: 'navigate' });
    expect(redirectedBy(request, 302, 'myapp://x')).toEqual({
      kind: 'handed-over',
      url: 'myapp://x',
    });
    for (const location of ['data:,x', 'about:blank', 'file:///x', 'blob:x']) {
      expect(redirectedBy(request, 302, location)).toMatchObject({ error: 'scheme-not-http' });
    }
  });

  it('is an error if credentials in the URL would cross origins by CORS', () => {
    const to = (request: FetchRequest, host: string) =>
      redirectedBy(request, 302, `http://user:pass@${host}/`);
    expect(to(started(A), 'b.test')).toMatchObject({ error: 'credentials-in-url' });
    expect(to(started(A), 'a.test').kind).toBe('request');
    // Back from another origin: step 10.
    const foreign = started('http://b.test/', { origin: 'http://a.test' });
    expect(to(foreign, 'a.test')).toMatchObject({ error: 'credentials-in-url' });
    expect(to(started(A, { mode: 'no-cors' }), 'b.test').kind).toBe('request');
    expect(to(started(A, { mode: 'navigate' }), 'b.test').kind).toBe('request');
  });

  it('is an error if mode same-origin would leave the origin', () => {
    const request = started(A, { mode: 'same-origin' });
    expect(redirectedBy(request, 307, 'http://b.test/')).toEqual({
      kind: 'error',
      error: 'cross-origin-in-same-origin-mode',
    });
    expect(redirectedBy(request, 307, '/y').kind).toBe('request');
  });

  it('drops Authorization at the first other origin, permanently', () => {
    const request = started(A, { headers: ['authorization', 'X-Other'] });
    expect(following(request, 308, '/y').headers).toEqual(['authorization', 'X-Other']);
    const away = following(request, 308, 'https://a.test/');
    expect(away.headers).toEqual(['X-Other']);
    expect(following(away, 308, 'http://a.test/').headers).toEqual(['X-Other']);
  });

  it('passes the inherited fragment only to a Location without one, even an empty one', () => {
    const to = (location: string, from = `${A}#f`) =>
      currentUrl(following(started(from), 302, location));
    expect(to('/y')).toBe('http://a.test/y#f');
    expect(to('/y#')).toBe('http://a.test/y#');
    expect(to('/y', `${A}#`)).toBe('http://a.test/y#');
    expect(to('/y?#g')).toBe('http://a.test/y?#g');
  });
});

describe('HTTP-redirect fetch with any input', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.webUrl());
  const url = fc.oneof(
    fc.constantFrom('http://a.test/', 'https://a.test/x#y', 'http://u:p@b.test/', '/x', '#'),
    fc.constantFrom('data:,x', 'app://x', 'http://', '//c.test', ''),
    text,
  );
  const method = fc.oneof(fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'post'), text);
  const header = fc.oneof(fc.constantFrom('Authorization', 'CONTENT-TYPE', 'Accept'), text);
  const request: fc.Arbitrary<FetchRequest> = fc.record({
    method,
    urlList: fc.tuple(url, url).map(([first, second]) => [first, second] as const),
    body: fc.constantFrom('none', 'replayable', 'stream'),
    headers: fc.array(header, { maxLength: 4 }),
    origin: fc.oneof(fc.constantFrom('null', 'http://a.test'), text),
    mode: fc.constantFrom('navigate', 'cors', 'no-cors', 'same-origin'),
    redirectMode: fc.constantFrom('follow', 'error', 'manual'),
    referrer: text,
    referrerPolicy: fc.constantFrom('no-referrer', 'origin', 'unsafe-url', 'strict-origin'),
    tainting: fc.constantFrom('basic', 'cors', 'opaque'),
  });
  const status = fc.oneof(fc.constantFrom(301, 302, 303, 307, 308), fc.integer());
  const response = fc.record({
    status,
    location: fc.array(url, { maxLength: 2 }),
    referrerPolicy: fc.array(text, { maxLength: 2 }),
  });

  it('never throws, and returns a request only for a redirect status with one Location', () => {
    fc.assert(
      fc.property(request, response, (before, answer) => {
        const outcome = nextRequest(before, answer);
        if (outcome.kind !== 'request') return;
        const { request: after } = outcome;
        expect(isRedirectStatus(answer.status) && answer.location.length === 1).toBe(true);
        expect(after.urlList).toHaveLength(before.urlList.length + 1);
        expect(currentUrl(after)).toMatch(/^https?:/);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes a method to GET or not at all, and drops the body and its headers only then', () => {
    fc.assert(
      fc.property(request, response, (before, answer) => {
        const outcome = nextRequest(before, answer);
        if (outcome.kind !== 'request') return;
        const { request: after } = outcome;
        const isChanged = after.method !== before.method;
        expect(['GET', before.method]).toContain(after.method);
        expect(after.body).toBe(isChanged ? 'none' : before.body);
        if (answer.status === 307 || answer.status === 308) expect(isChanged).toBe(false);
        const isElsewhere = originOf(currentUrl(before)) !== originOf(currentUrl(after));
        const lost = before.headers.filter((name) => !after.headers.includes(name));
        expect(lost).toEqual(
          before.headers.filter((name) =>
            name.toLowerCase() === 'authorization'
              ? isElsewhere
              : isChanged && BODY_HEADERS.has(name.toLowerCase()),
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('requires no method that RFC 9110 doesn’t allow, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.constantFrom(301, 302, 303, 307, 308), method, (code, before) => {
        const required = requiredMethod(code, before);
        expect(allowedMethods(code, before)).toContain(required);
        expect(requiredMethod(code, required)).toBe(required);
      }),
    );
  });

  it('resolves nothing twice: an absolute Location is the target', () => {
    fc.assert(
      fc.property(url, url, (location, base) => {
        const once = locationUrl([location], base);
        if (!(once instanceof URL)) return;
        const twice = locationUrl([once.href], base);
        expect(twice instanceof URL && twice.href).toBe(once.href);
      }),
    );
  });
});

describe('what RFC 9110 allows', () => {
  it('is POST or GET after a POST on 301 and 302, GET or HEAD on 303, otherwise the same method', () => {
    expect(allowedMethods(301, 'POST')).toEqual(['POST', 'GET']);
    expect(allowedMethods(302, 'POST')).toEqual(['POST', 'GET']);
    expect(allowedMethods(302, 'PUT')).toEqual(['PUT']);
    expect(allowedMethods(303, 'PUT')).toEqual(['GET', 'HEAD']);
    expect(allowedMethods(307, 'POST')).toEqual(['POST']);
    expect(allowedMethods(308, 'POST')).toEqual(['POST']);
    expect(allowedMethods(300, 'POST')).toEqual(['POST']);
    expect(allowedMethods(304, 'GET')).toBeUndefined();
    expect(allowedMethods(200, 'GET')).toBeUndefined();
  });

  it('is in the section of its status', () => {
    expect(sectionOf(302)).toBe('RFC 9110 §15.4.3');
    expect(sectionOf(200)).toBeUndefined();
  });
});

describe('referrer policies', () => {
  it('are read as a list whose last known policy applies', () => {
    expect(parseReferrerPolicy(['no-referrer, new-policy'])).toBe('no-referrer');
    expect(parseReferrerPolicy(['no-referrer', 'ORIGIN ,unsafe-url'])).toBe('unsafe-url');
    expect(parseReferrerPolicy(['', 'x'])).toBeUndefined();
  });

  it('don’t reveal HTTPS URLs to HTTP', () => {
    const told = (policy: Parameters<typeof determineReferrer>[0], referrer: string) =>
      determineReferrer(policy, referrer, 'http://b.test/');
    expect(told('strict-origin', 'https://a.test/x')).toBeUndefined();
    expect(told('strict-origin-when-cross-origin', 'https://a.test/x')).toBeUndefined();
    expect(told('no-referrer-when-downgrade', 'https://a.test/x')).toBeUndefined();
    expect(told('unsafe-url', 'https://u:p@a.test/x#y')).toBe('https://a.test/x');
    expect(told('unsafe-url', `https://a.test/${'x'.repeat(4096)}`)).toBe('https://a.test/');
    expect(told('unsafe-url', 'data:,x')).toBeUndefined();
    expect(told('unsafe-url', 'nonsense')).toBeUndefined();
  });

  it('never restore what a redirect has cut', () => {
    const page = 'http://a.test/secret';
    const away = following(started(A, { referrer: page }), 302, 'http://b.test/');
    expect(away.referrer).toBe('http://a.test/');
    expect(following(away, 302, A, 'unsafe-url').referrer).toBe('http://a.test/');
  });
});

describe('a redirected request', () => {
  const P = 'http://p.test';
  it.each([
    [[`${P}/`, 'http://a.test/'], false],
    [['http://a.test/', 'http://a.test/x'], false],
    [['http://a.test/', `${P}/`], true],
    [[`${P}/`, 'http://a.test/', 'http://b.test/'], true],
    [[`${P}/`, 'http://a.test/', 'http://a.test/x'], false],
    [['http://a.test/'], false],
  ])('through %j hides its origin: %s', (urlList, tainted) => {
    expect(isRedirectTainted(P, urlList)).toBe(tainted);
  });

  it('from an opaque origin hides it at any boundary', () => {
    expect(isRedirectTainted('null', ['http://a.test/', 'http://a.test/x'])).toBe(false);
    expect(isRedirectTainted('null', ['http://a.test/', 'http://b.test/'])).toBe(true);
  });
});

describe('a non-ASCII Location', () => {
  it('has two readings if its characters may stand for bytes', () => {
    expect(locationReadings('/plain')).toEqual(['/plain']);
    expect(locationReadings('/caf\xe9')).toEqual(['/caf\xe9', '/caf%E9']);
    expect(locationReadings('/メニュー\xe9')).toEqual(['/メニュー\xe9']);
  });
});
