/** HTTP-redirect fetch against tables from outside. */
import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/background/capture/http-text.ts';
import { currentUrl, originHeader } from '../../../src/core/standards/fetch-request.ts';
import {
  locationReadings,
  locationUrl,
  percentEncodeBytes,
} from '../../../src/core/url/location.ts';
import { following, play, redirectedBy, start, started } from '../../support/fetch-requests.ts';
import { HTTP_ORIGIN, HTTP_REMOTE_ORIGIN, STATUSES } from './wpt/hosts.ts';
import { REDIRECT_COUNT } from './wpt/redirect-count.ts';
import {
  FRAGMENTS,
  REDIRECT_LOCATION,
  REDIRECT_LOCATION_ESCAPE,
  REDIRECT_SCHEMES,
  REDIRECT_UPLOAD,
} from './wpt/redirect-location.ts';
import { REDIRECT_METHOD } from './wpt/redirect-method.ts';
import { REDIRECT_MODE } from './wpt/redirect-mode.ts';
import {
  BACK_TO_ORIGINAL_ORIGIN,
  ORIGIN_AND_308,
  ORIGIN_AND_POLICY,
  REDIRECT_ORIGIN,
} from './wpt/redirect-origin.ts';
import { REDIRECT_REFERRER, REFERRER_URL } from './wpt/redirect-referrer.ts';
import { URL_TEST_BASE, URL_TEST_DATA } from './wpt/urltestdata.ts';

const HERE = `${HTTP_ORIGIN}/here`;
const THERE = `${HTTP_REMOTE_ORIGIN}/there`;
const BODY_HEADERS = ['Content-Type', 'Content-Encoding', 'Content-Language', 'Content-Location'];

describe('method, body and the headers that go with it', () => {
  it.each(REDIRECT_METHOD)('%i with %s becomes %s', (status, method, expected, keepsBody) => {
    const hasBody = method === 'POST' || method === 'TESTING';
    const request = started(HERE, {
      method,
      ...(hasBody && { body: 'replayable', headers: [...BODY_HEADERS, 'X-Other'] }),
    });
    const next = following(request, status, 'method.py');
    expect(next.method).toBe(expected);
    expect(next.body).toBe(keepsBody ? 'replayable' : 'none');
    if (hasBody) {
      expect(next.headers).toEqual(keepsBody ? request.headers : ['X-Other']);
    }
  });

  it.each(REDIRECT_UPLOAD)('of a stream, by %i: %s', (status, kind) => {
    const request = started(HERE, { method: 'POST', body: 'stream' });
    const outcome = redirectedBy(request, status, 'top.txt');
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === 'error') expect(outcome.error).toBe('body-not-replayable');
  });
});

describe.each(STATUSES)('a %i', (status) => {
  it.each(REDIRECT_COUNT)('%i times is followed to the end: %s', (times, passes) => {
    const { last, outcome } = play(started(HERE), (_, redirects) =>
      redirects < times ? { status, location: [HERE] } : { status: 200, location: [] },
    );
    expect(outcome).toEqual(
      passes
        ? { kind: 'answer', because: 'no-redirect-status' }
        : { kind: 'error', error: 'too-many-redirects' },
    );
    expect(last.urlList).toHaveLength(21);
  });

  it.each(REDIRECT_MODE)(
    '%s, redirect mode %s, mode %s: %s',
    (to, redirectMode, mode, expected) => {
      const url = to === 'same-origin' ? HERE : THERE;
      const fetched = start(url, { origin: HTTP_ORIGIN, redirectMode, mode });
      const outcome =
        fetched.kind === 'error' ? fetched : redirectedBy(fetched.request, status, 'cors-top.txt');
      const seen = {
        error: 'network error',
        answer: 'opaque redirect',
        request: 'followed',
        'handed-over': 'handed over',
      };
      expect(seen[outcome.kind]).toBe(expected);
    },
  );

  it.each(REDIRECT_ORIGIN)('from %s to %s sends Origin %s', (from, to, expected) => {
    const request = started(`${from}/redirect.py`, { origin: HTTP_ORIGIN });
    expect(originHeader(following(request, status, `${to}/inspect-headers.py`))).toBe(expected);
  });

  it.each(REDIRECT_LOCATION)('with Location %s: %s', (location, kind) => {
    expect(redirectedBy(started(HERE), status, location).kind).toBe(kind);
    const manual = started(HERE, { redirectMode: 'manual' });
    expect(redirectedBy(manual, status, location)).toEqual({ kind: 'answer', because: 'manual' });
  });
});

describe('Origin', () => {
  it.each(ORIGIN_AND_308)('in mode %s of a %s', (mode, method, first, second) => {
    const request = started(THERE, { origin: HTTP_ORIGIN, mode, method });
    expect(originHeader(request)).toBe(first);
    expect(originHeader(following(request, 308, HERE))).toBe(second);
  });

  it.each(ORIGIN_AND_POLICY)('of a POST under %s', (referrerPolicy, same, cross) => {
    const asked = (url: string, mode: 'navigate' | 'no-cors' | 'cors') =>
      originHeader(started(url, { origin: HTTP_ORIGIN, method: 'POST', mode, referrerPolicy }));
    for (const mode of ['navigate', 'no-cors'] as const) {
      expect(asked(HERE, mode)).toBe(same);
      expect(asked(THERE, mode)).toBe(cross);
    }
    expect(asked(THERE, 'cors')).toBe(HTTP_ORIGIN);
  });

  it.each(BACK_TO_ORIGINAL_ORIGIN)('back at its own origin, mode %s: %s', (mode, tainting) => {
    const request = started(THERE, { origin: HTTP_ORIGIN, mode });
    expect(following(request, 303, HERE).tainting).toBe(tainting);
  });
});

describe('Referer', () => {
  it.each(REDIRECT_REFERRER)('under %s', (policy, same, cross) => {
    const asked = started(HERE, { referrer: REFERRER_URL, referrerPolicy: policy });
    const plain = started(HERE, { referrer: REFERRER_URL });
    for (const [target, expected] of [
      [HERE, same],
      [THERE, cross],
    ] as const) {
      expect(following(asked, 302, target).referrer).toBe(expected);
      expect(following(plain, 302, target, policy).referrer).toBe(expected);
    }
  });
});

describe('Location', () => {
  it.each(REDIRECT_SCHEMES)('%s is not followed', (location) => {
    const modes = ['cors', 'no-cors', 'same-origin'] as const;
    for (const mode of modes) {
      expect(redirectedBy(started(HERE, { mode }), 302, location)).toEqual({
        kind: 'error',
        error: 'scheme-not-http',
      });
    }
    for (const mode of ['cors', 'no-cors'] as const) {
      const request = started(THERE, { mode, origin: HTTP_ORIGIN });
      expect(redirectedBy(request, 302, location).kind).toBe('error');
    }
  });

  // fetch/api/redirect/redirect-empty-location.any.js
  it('that is empty always ends in an error', () => {
    const server = () => ({ status: 302, location: [''] });
    expect(play(started(HERE), server).outcome.kind).toBe('error');
    expect(play(started(HERE, { redirectMode: 'manual' }), server).outcome.kind).toBe('answer');
  });

  it.each(REDIRECT_LOCATION_ESCAPE)('%j is escaped byte by byte', (bytes, expected) => {
    const asked = following(started(HERE), 302, percentEncodeBytes(bytes));
    expect(currentUrl(asked)).toBe(`${HTTP_ORIGIN}/${expected}`);
    // As it reaches us from either browser: text where it is UTF-8, else bytes.
    const readings = locationReadings(toText(bytes, 'firefox'));
    const urls = readings.map((text) => currentUrl(following(started(HERE), 302, text)));
    expect(urls).toContain(`${HTTP_ORIGIN}/${expected}`);
  });

  it.each(URL_TEST_DATA)('%j is resolved', (input, href) => {
    const url = locationUrl([input], URL_TEST_BASE);
    expect(url instanceof URL ? url.href : undefined).toBe(href);
  });

  it.each(FRAGMENTS)('from %s by %j', (from, locations, to) => {
    const { last } = play(started(from, { mode: 'navigate' }), (_, redirects) => ({
      status: 302,
      location: locations.slice(redirects, redirects + 1),
    }));
    expect(currentUrl(last)).toBe(to);
  });
});
