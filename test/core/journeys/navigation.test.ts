import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { navigationsOf, type Page } from '../../../src/core/journeys/navigation.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';
import { comparisonsMade } from '../../support/counts/comparisons-made.ts';

const chain = (requestId: string, startsAt: number, rest: DrawnRequest = {}) =>
  record('GET http://a.test/x 302 / GET http://a.test/y 200', { requestId, startsAt, ...rest });

const page = (requestId: string, startsAt: number, path: string, rest: DrawnRequest = {}) =>
  record(`GET http://a.test/go${requestId} 302 / GET http://a.test/${path} 200`, {
    requestId,
    startsAt,
    type: 'main_frame',
    ...rest,
  });

const shown = (time: number, url: string, tabId = 7): Page => ({ tabId, url, time });

/** The URL of each chain's navigation. */
const urls = (chains: readonly RedirectChain[], pages: readonly Page[] = []) => {
  const navigationOf = navigationsOf(chains, pages);
  return chains.map((each) => navigationOf(each)?.url);
};

describe('the navigation of a chain', () => {
  it('is that of the last page requested before it', () => {
    const chains = [
      chain('1', 100),
      page('2', 1000, 'home'),
      chain('3', 2000),
      page('4', 3000, 'next'),
      chain('5', 4000),
    ];
    expect(urls(chains)).toEqual([
      undefined,
      'http://a.test/home',
      'http://a.test/home',
      'http://a.test/next',
      'http://a.test/next',
    ]);
  });

  it('is also determined by pages that were not redirected', () => {
    const chains = [chain('1', 100), chain('2', 2000), chain('3', 5000)];
    const pages = [shown(1000, 'http://a.test/plain'), shown(3000, 'http://a.test/other')];
    expect(urls(chains, pages)).toEqual([undefined, 'http://a.test/plain', 'http://a.test/other']);
  });

  it('is the same for a page’s request and its display', () => {
    const chains = [page('1', 1000, 'home'), chain('2', 3000)];
    const navigationOf = navigationsOf(chains, [shown(2000, 'http://a.test/home#top')]);
    const [first, second] = chains.map(navigationOf);
    expect(second).toBe(first);
    expect(first).toMatchObject({ id: '1', startedAt: 1000 });
  });

  it('is still the previous page while the next one is being requested', () => {
    const chains = [page('1', 1000, 'home'), page('2', 3000, 'next'), chain('3', 3500)];
    expect(urls(chains, [shown(4000, 'http://a.test/next')])[2]).toBe('http://a.test/home');
    expect(urls(chains, [shown(3400, 'http://a.test/next')])[2]).toBe('http://a.test/next');
  });

  it('includes everything that navigated to a page by itself', () => {
    const link = { from: '1', cause: 'meta-refresh', certainty: 'certain' } as const;
    const chains = [
      page('1', 1000, 'wait'),
      { ...page('2', 2000, 'home'), link },
      chain('3', 3000),
    ];
    const ids = chains.map(navigationsOf(chains, [])).map((navigation) => navigation?.id);
    expect(ids).toEqual(['1', '1', '1']);
    expect(urls(chains)[0]).toBe('http://a.test/home');
  });

  it('is determined for each tab separately, and not for chains without a tab', () => {
    const chains = [
      page('1', 1000, 'home'),
      page('2', 2000, 'popup', { tabId: 8 }),
      chain('3', 3000),
      chain('4', 3000, { tabId: 8 }),
      chain('5', 3000, { tabId: -1 }),
    ];
    expect(urls(chains).slice(2)).toEqual(['http://a.test/home', 'http://a.test/popup', undefined]);
  });

  it('does not begin with a page that is not displayed yet', () => {
    const chains = [
      page('1', 1000, 'home'),
      page('2', 2000, 'ahead', { lifecycle: 'prerender' }),
      chain('3', 3000),
    ];
    expect(urls(chains)).toEqual(Array(3).fill('http://a.test/home'));
  });
});

it('is found with a few lookups per chain, however many pages led to each other', () => {
  const looks = (count: number) => {
    let sum = 0;
    const chains = Array.from({ length: count }, (_, index) => {
      const rest = { ...page(String(index), 1000 + index * 100, 'home') };
      const link = { from: String(index - 1), cause: 'script', certainty: 'likely' } as const;
      return Object.defineProperty(rest, 'link', {
        get: () => {
          sum += 1;
          return index === 0 ? undefined : link;
        },
      });
    });
    const pages = chains.map((_, index) => shown(1100 + index * 100, 'http://a.test/home'));
    const navigationOf = navigationsOf(chains, pages);
    const made = comparisonsMade(() => void chains.map((each) => navigationOf(each)));
    return sum + made;
  };
  expect(looks(800)).toBeLessThan(2.5 * looks(400));
});
