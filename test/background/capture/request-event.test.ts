import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/background/capture/engine.ts';
import {
  EVENT_NAMES,
  extraInfoSpec,
  type RequestDetails,
  toRequestEvent,
} from '../../../src/background/capture/request-event.ts';

const details = (more: Partial<RequestDetails> = {}): RequestDetails => ({
  requestId: '12',
  tabId: 3,
  frameId: 0,
  type: 'xmlhttprequest',
  method: 'GET',
  url: 'http://a.test/',
  timeStamp: 1234.5,
  ...more,
});

const redirect = (engine: Engine, more: Partial<RequestDetails>) => {
  const event = toRequestEvent('onBeforeRedirect', details(more), engine);
  if (event?.kind !== 'redirect') throw new Error(`no redirect but ${event?.kind}`);
  return { cause: event.redirect.cause, response: event.response?.status };
};

describe('the options of each event', () => {
  it('request extraHeaders in Chromium only', () => {
    for (const name of EVENT_NAMES) {
      expect(extraInfoSpec(name, 'firefox').flat()).not.toContain('extraHeaders');
    }
    expect(extraInfoSpec('onHeadersReceived', 'chromium')).toEqual([
      ['responseHeaders', 'extraHeaders'],
    ]);
    expect(extraInfoSpec('onErrorOccurred', 'chromium')).toEqual([]);
  });
});

describe('a body', () => {
  const body = (engine: Engine, method: string) => {
    const event = toRequestEvent('onBeforeRequest', details({ method }), engine);
    return event?.kind === 'request' && event.body.kind;
  };

  it('that Chromium doesn’t show is not observable, except where Chromium would show it', () => {
    expect(['GET', 'HEAD', 'POST', 'PUT'].map((method) => body('chromium', method))).toEqual(
      Array(4).fill('none'),
    );
    expect(['PATCH', 'DELETE', 'QUERY'].map((method) => body('chromium', method))).toEqual(
      Array(3).fill('not-observable'),
    );
  });

  it('is not observable if Chromium omitted the Blobs between its pieces', () => {
    const bytes = new Uint8Array([1]).buffer;
    const kind = (raw: { bytes?: ArrayBuffer; file?: string }[], engine: Engine = 'chromium') => {
      const requestBody = { raw };
      const event = toRequestEvent('onBeforeRequest', details({ requestBody }), engine);
      return event?.kind === 'request' && event.body.kind;
    };
    expect(kind([{ bytes }, { bytes }])).toBe('not-observable');
    expect(kind([{ bytes }, { file: '/a.txt' }, { bytes }])).toBe('files');
    expect(kind([{ bytes }])).toBe('bytes');
    expect(kind([{ bytes }, { bytes }], 'firefox')).toBe('bytes');
  });

  it('that Firefox doesn’t show doesn’t exist', () => {
    expect(['POST', 'PATCH', 'DELETE'].map((method) => body('firefox', method))).toEqual(
      Array(3).fill('none'),
    );
  });
});

describe('the cause of a redirect', () => {
  const internal = (reason?: string) => ({
    statusCode: 307,
    statusLine: 'HTTP/1.1 307 Internal Redirect',
    redirectUrl: 'http://b.test/',
    responseHeaders: reason ? [{ name: 'Non-Authoritative-Reason', value: reason }] : [],
  });

  it('is a server in Chromium, unless Chromium reports an internal redirect', () => {
    expect(redirect('chromium', internal('HSTS'))).toEqual({ cause: 'hsts', response: undefined });
    expect(redirect('chromium', internal('WebRequest API')).cause).toBe('extension');
    expect(redirect('chromium', internal('Other')).cause).toBe('unknown');
    const upgrade = { ...internal('Other'), redirectUrl: 'https://a.test/' };
    expect(redirect('chromium', upgrade).cause).toBe('upgrade');
    const sent = { ...internal('HSTS'), statusLine: 'HTTP/1.1 307 Temporary Redirect' };
    expect(redirect('chromium', sent)).toEqual({ cause: 'http', response: 307 });
  });

  it('is recognized in Firefox by a status that no server sends', () => {
    const to = (statusCode: number, redirectUrl: string) =>
      redirect('firefox', { statusCode, redirectUrl });
    expect(to(302, 'http://b.test/')).toEqual({ cause: 'http', response: 302 });
    expect(to(0, 'https://a.test/')).toEqual({ cause: 'upgrade', response: undefined });
    expect(to(0, 'http://b.test/')).toEqual({ cause: 'unknown', response: undefined });
    expect(to(200, 'http://b.test/')).toEqual({ cause: 'extension', response: undefined });
  });
});

describe('a redirect that Firefox reports for a request to a service worker', () => {
  it('is not a redirect', () => {
    const same = details({ statusCode: 0, redirectUrl: 'http://a.test/' });
    const event = toRequestEvent('onBeforeRedirect', same, 'firefox');
    expect(event).toMatchObject({ kind: 'intercepted' });
    expect(event).not.toHaveProperty('redirect');
  });
});

describe('a completion without a status', () => {
  it('is a failure in Firefox, which completes redirects that it refuses to follow', () => {
    const event = toRequestEvent('onCompleted', details({ statusCode: 0 }), 'firefox');
    expect(event).toMatchObject({ kind: 'failed', error: 'NS_ERROR_UNEXPECTED' });
  });
});

describe('a document that is not displayed yet', () => {
  const lifecycleOf = (more: object) =>
    toRequestEvent('onBeforeRequest', details({ type: 'main_frame', ...more }), 'chromium')
      ?.lifecycle;

  it('is prerendered, according to Chromium, like everything that it requests', () => {
    expect(lifecycleOf({ documentLifecycle: 'prerender', frameId: 12 })).toBe('prerender');
    expect(lifecycleOf({ documentLifecycle: 'prerender', type: 'image' })).toBe('prerender');
  });

  it('is prefetched if the requesting document stays', () => {
    expect(lifecycleOf({ documentLifecycle: 'active', documentId: 'A' })).toBe('prefetch');
  });

  it('is neither if it will replace the displayed one', () => {
    expect(lifecycleOf({ documentLifecycle: 'active' })).toBeUndefined();
    expect(lifecycleOf({ documentLifecycle: 'cached', type: 'ping' })).toBeUndefined();
    expect(lifecycleOf({ documentId: 'of-firefox' })).toBeUndefined();
  });
});

describe('everything else', () => {
  it('is taken over unchanged', () => {
    const event = toRequestEvent(
      'onCompleted',
      details({
        statusCode: 200,
        statusLine: 'HTTP/1.1 200 OK',
        ip: '::1',
        originUrl: 'http://b.test/page?q#f',
        responseHeaders: [
          { name: 'A', value: '' },
          { name: 'B', binaryValue: [0xe9, 0xff] },
          { name: 'C' },
        ],
      }),
      'firefox',
    );
    expect(event).toEqual({
      kind: 'completed',
      requestId: '12',
      tabId: 3,
      frameId: 0,
      type: 'xmlhttprequest',
      method: 'GET',
      url: 'http://a.test/',
      time: 1234.5,
      initiator: 'http://b.test',
      response: {
        status: 200,
        statusLine: 'HTTP/1.1 200 OK',
        serverIp: '::1',
        headers: [
          { name: 'A', value: '' },
          { name: 'B', value: 'éÿ' },
          { name: 'C', value: '' },
        ],
      },
    });
  });

  it('comes from the cache in Firefox only without an address, because the flag stays set after the hop', () => {
    const answer = { statusCode: 200, statusLine: 'HTTP/1.1 200 OK', fromCache: true };
    const isCached = (engine: Engine, ip: string | null) => {
      const event = toRequestEvent('onCompleted', details({ ...answer, ip }), engine);
      return event?.kind === 'completed' && event.response.fromCache === true;
    };
    expect([isCached('firefox', null), isCached('firefox', '::1')]).toEqual([true, false]);
    expect([isCached('chromium', null), isCached('chromium', '::1')]).toEqual([true, true]);
  });

  it('never throws if something is missing', () => {
    for (const name of EVENT_NAMES) {
      for (const engine of ['chromium', 'firefox'] as const) {
        expect(() =>
          toRequestEvent(name, details({ requestBody: null, ip: null }), engine),
        ).not.toThrow();
      }
    }
  });
});
