import { describe, expect, it } from 'vitest';
import type { Hop } from '../../../../src/core/chain/chain.ts';
import { durationText } from '../../../../src/core/text/quantities.ts';
import { followTheme } from '../../../../src/panel/settings/theme.ts';
import { addressOf, endOf, locationOf, statusOf } from '../../../../src/panel/ui/chain/hop-text.ts';
import { indexAfterKey } from '../../../../src/panel/ui/keyboard/list-keys.ts';
import { record } from '../../../support/chains.ts';
import { answered, chainOf, hop } from '../../samples.ts';

const unseen = (status: number): Hop =>
  hop('GET', 'http://a.test/', { response: { status, statusLine: '' } });

describe('the status of a hop', () => {
  it('is what the server sent or, if it sent no reason phrase, the standard’s', () => {
    expect(statusOf(unseen(307), false).text).toBe('307 Temporary Redirect');
    const response = { status: 302, statusLine: 'HTTP/1.1 302 Moved \u202E' };
    expect(statusOf(hop('GET', 'http://a.test/', { response }), false).text).toBe(
      '302 Moved \\u{202E}',
    );
  });

  it('is never invented', () => {
    expect(statusOf(hop('GET', 'http://a.test/'), true).text).toBe('pending');
    expect(statusOf(hop('GET', 'http://a.test/'), false).text).toBe('not observable');
    const redirect = { url: 'http://b.test/', cause: 'unknown' } as const;
    expect(statusOf(hop('GET', 'http://a.test/', { redirect }), false).text).toBe('not observed');
    expect(statusOf(hop('GET', 'http://a.test/', { error: 'net::ERR_FAILED' }), false).text).toBe(
      'no response',
    );
  });
});

describe('what was not observed', () => {
  it('is not observable if headers were hidden, and absent if they were not', () => {
    expect(locationOf(unseen(302))).toEqual({ text: 'not observable', observed: false });
    expect(locationOf(answered('GET', 'http://a.test/', 302))).toEqual({
      text: 'none',
      observed: false,
    });
    expect(locationOf(unseen(200))).toBeUndefined();
    expect(addressOf(unseen(200))?.observed).toBe(false);
  });
});

describe('a redirect that was not followed', () => {
  const reason = (first: Hop, type = 'xmlhttprequest') =>
    endOf(chainOf('x', [first], { type }))?.reason;

  it.each([
    [answered('GET', 'http://a.test/', 302, 'http://a.test/b'), /redirect: 'manual'/],
    [answered('GET', 'http://a.test/', 302), /no Location/],
    [
      answered('GET', 'http://a.test/', 302, '', { redirect: undefined } as unknown as Hop),
      /empty/,
    ],
    [
      answered('GET', 'http://a.test/', 302, 'http://', { redirect: undefined } as unknown as Hop),
      /not a valid URL/,
    ],
    [answered('GET', 'http://a.test/', 302, 'ftp://a.test/'), /ftp: URLs aren’t allowed/],
    [unseen(302), /didn’t expose/],
    [
      answered('GET', 'http://a.test/', 300, 'http://a.test/b', {
        redirect: undefined,
      } as unknown as Hop),
      /don’t follow a 300/,
    ],
  ])('says why (%#)', (first, expected) => {
    expect(reason(first)).toMatch(expected);
  });

  it('distinguishes a navigation to an app from a fetch', () => {
    const first = answered('GET', 'http://a.test/', 302, 'myapp://x');
    expect(reason(first, 'main_frame')).toMatch(/opens them in another app/);
  });

  it('has no reason while the chain is pending or has its response', () => {
    expect(reason(answered('GET', 'http://a.test/', 200))).toBeUndefined();
    const first = answered('GET', 'http://a.test/', 302, 'myapp://x');
    expect(endOf(chainOf('x', [first], { ended: false }))).toBeUndefined();
  });
});

describe('the end of a chain', () => {
  const end = (rest: Partial<Hop>) => endOf(chainOf('x', [hop('GET', 'http://a.test/', rest)]));

  it('is described as not observed if the recording ended before it', () => {
    expect(end({})).toEqual({
      part: 'unobserved',
      chip: 'end not observed',
      reason: 'The recording ended before the chain did.',
    });
  });

  it('is explained if the name of the error is ambiguous', () => {
    expect(end({ error: 'net::ERR_ABORTED' })?.reason).toMatch(
      /The page, the user or the browser canceled the request/,
    );
    expect(end({ error: 'NS_BINDING_ABORTED' })?.reason).toMatch(
      /The page, the user or the browser canceled the request/,
    );
    expect(end({ error: 'NS_ERROR_REDIRECT_LOOP' })?.reason).toMatch(/doesn’t follow redirects/);
    const script = record('GET http://a.test/sw.js {Service-Worker: script} 302>/login');
    expect(endOf({ ...script, ended: true })).toMatchObject({
      part: 'not-followed',
      reason: 'The browser doesn’t follow redirects of this request.',
    });
    const stopped = record('GET http://a.test/ 302 / GET http://a.test/b NS_ERROR_REDIRECT_LOOP');
    expect(endOf(stopped)?.reason).toMatch(/20 redirects/);
    const streamed = {
      body: { kind: 'not-observable' },
      error: 'net::ERR_INVALID_ARGUMENT',
    } as const;
    expect(end({ ...streamed, ...unseen(307), ...streamed })?.reason).toMatch(/likely a stream/);
    expect(end(streamed)?.reason).toBeUndefined();
    expect(end({ error: 'net::ERR_CONNECTION_REFUSED' })?.reason).toBeUndefined();
  });
});

it('formats durations', () => {
  const texts = [0.2, 1, 12.4, 999.6, 1234, 59_960, 90_000].map(durationText);
  expect(texts).toEqual(['< 1 ms', '1 ms', '12 ms', '1.0 s', '1.2 s', '1.0 min', '1.5 min']);
});

it('moves from row to row by keyboard', () => {
  const after = (key: string, index: number) => indexAfterKey(key, index, 10, 4);
  expect(after('ArrowDown', 9)).toBe(9);
  expect(after('ArrowUp', 5)).toBe(4);
  expect(after('PageDown', 2)).toBe(6);
  expect(after('Home', 5)).toBe(0);
  expect(after('End', 5)).toBe(9);
  expect(after('Enter', 5)).toBe(5);
  expect(after('x', 5)).toBeUndefined();
  expect(indexAfterKey('End', 0, 0, 4)).toBeUndefined();
});

describe('the theme', () => {
  const root = () => ({ dataset: {} as DOMStringMap }) as HTMLElement;

  it('follows Chromium', () => {
    const element = root();
    let change = (_theme: string) => {};
    followTheme(
      {
        themeName: 'default',
        setThemeChangeHandler: (handler) => {
          change = handler;
        },
      },
      element,
    );
    expect(element.dataset.theme).toBe('light');
    change('dark');
    expect(element.dataset.theme).toBe('dark');
  });

  it('follows Firefox', () => {
    const element = root();
    let change = (_theme: string) => {};
    const addListener = (handler: (theme: string) => void) => {
      change = handler;
    };
    followTheme({ themeName: 'dark', onThemeChanged: { addListener } }, element);
    expect(element.dataset.theme).toBe('dark');
    change('light');
    expect(element.dataset.theme).toBe('light');
  });

  it('is the system’s in a panel opened as a tab', () => {
    const element = root();
    followTheme(undefined, element);
    expect(element.dataset.theme).toBeUndefined();
  });

  it('is the selected one, until the user selects to follow again', () => {
    const element = root();
    let change = (_theme: string) => {};
    const choose = followTheme(
      {
        themeName: 'default',
        setThemeChangeHandler: (handler) => {
          change = handler;
        },
      },
      element,
    );
    choose('dark');
    expect(element.dataset.theme).toBe('dark');
    change('default');
    expect(element.dataset.theme).toBe('dark');
    choose('devtools');
    expect(element.dataset.theme).toBe('light');
    const tab = root();
    const chooseInTab = followTheme(undefined, tab);
    chooseInTab('light');
    expect(tab.dataset.theme).toBe('light');
    chooseInTab('devtools');
    expect(tab.dataset.theme).toBeUndefined();
  });
});
