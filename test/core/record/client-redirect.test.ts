import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { toClientLink } from '../../../src/core/record/client-redirect.ts';
import type { CommitReason, ShownDocument } from '../../../src/core/record/commit.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';

const PAGE = 'https://a.test/page';

/** Committed at 2000. */
function shown(drawing = `GET ${PAGE} 200`, headers: Header[] = []): ShownDocument {
  const chain = record(drawing, { requestId: 'before', type: 'main_frame' });
  const [first, ...rest] = [...chain.hops].reverse();
  if (!first?.response) throw new Error('nothing was shown');
  const last = { ...first, response: { ...first.response, headers } };
  const hops = [...rest.reverse(), last] as unknown as RedirectChain['hops'];
  return { chain: { ...chain, hops }, committedAt: 2000 };
}

const refreshing = (value: string) => shown(undefined, [{ name: 'refresh', value }]);

function next(drawing: string, more: DrawnRequest = {}): RedirectChain {
  return record(drawing, {
    requestId: 'next',
    type: 'main_frame',
    initiator: 'https://a.test',
    startsAt: 2100,
    ...more,
  });
}

function linked(
  before: ShownDocument,
  chain: RedirectChain,
  reason: CommitReason = 'unknown',
): string {
  const link = toClientLink(before, chain, reason);
  if (!link) return 'none';
  expect(link.from).toBe('before');
  return `${link.cause} ${link.certainty}`;
}

/** A browser that tells who asked: no Sec-Fetch-User means that no click did. */
const UNASKED =
  'GET https://a.test/t {Sec-Fetch-Site: same-origin; Referer: https://a.test/page} 200';
const CLICKED = 'GET https://a.test/t {Sec-Fetch-Site: same-origin; Sec-Fetch-User: ?1} 200';
/** To a host without https no browser tells. */
const UNTOLD = 'GET https://a.test/t 200';

describe('a document that navigated by itself', () => {
  it.each<[name: string, reason: CommitReason, chain: RedirectChain, expected: string]>([
    ['a refresh that Firefox names', 'refresh', next(UNASKED), 'meta-refresh certain'],
    ['a refresh after a click elsewhere', 'refresh', next(CLICKED), 'meta-refresh certain'],
    ['what Chromium names', 'client-side', next(UNASKED), 'client-side certain'],
    ['a script', 'page', next(UNASKED), 'script likely'],
    ['a form', 'form', next(UNASKED.replace('GET', 'POST')), 'form likely'],
    ['a form that is sent with GET', 'form', next(UNASKED), 'form likely'],
    ['a frame in Chromium', 'unknown', next(UNASKED, { type: 'sub_frame' }), 'client-side likely'],
    ['a script, without Sec-Fetch', 'page', next(UNTOLD), 'script possible'],
    ['what Chromium names, without Sec-Fetch', 'client-side', next(UNTOLD), 'client-side likely'],
    [
      'a silent sign-in in a frame, which its parent may have begun',
      'page',
      next('GET https://b.test/t {Sec-Fetch-Site: cross-site; Referer: https://a.test/} 302', {
        type: 'sub_frame',
      }),
      'script possible',
    ],
  ])('%s', (_, reason, chain, expected) => {
    expect(linked(shown(), chain, reason)).toBe(expected);
  });

  it('may cause a download, which is never displayed', () => {
    expect(linked(shown(), next(UNASKED))).toBe('client-side likely');
    expect(linked(shown(), next(UNASKED.replace('GET', 'POST')))).toBe('form likely');
  });

  it('is known by where its own chain ended', () => {
    const before = shown('GET https://z.test/ 302 / GET https://a.test/page 200');
    expect(linked(before, next(UNASKED), 'page')).toBe('script likely');
  });

  it('may lead back to where its own chain began, as a loop does', () => {
    const before = shown('GET https://a.test/t 302 / GET https://a.test/page 200');
    expect(linked(before, next(UNASKED), 'page')).toBe('script likely');
  });
});

describe('a Refresh header', () => {
  it.each([
    ['0; url=/t', 'refresh-header certain'],
    ['0; url=https://a.test/t#top', 'refresh-header certain'],
    ['0; url=/elsewhere', 'client-side certain'],
    // Too early: it must have been something else.
    ['3; url=/t', 'client-side certain'],
    ['0', 'client-side certain'],
    ['nonsense', 'client-side certain'],
  ])('%s', (value, expected) => {
    expect(linked(refreshing(value), next(UNASKED), 'client-side')).toBe(expected);
  });

  it('is recognized as Firefox names it, after any time', () => {
    const late = next(UNTOLD, { startsAt: 92_000 });
    expect(linked(refreshing('90; url=/t'), late, 'refresh')).toBe('refresh-header certain');
  });

  it('counts after a click elsewhere in the document, which makes Chromium send Sec-Fetch-User', () => {
    expect(linked(refreshing('0; url=/t'), next(CLICKED), 'client-side')).toBe(
      'refresh-header certain',
    );
  });

  it('is not the reason why a link to the same URL was followed', () => {
    expect(linked(refreshing('0; url=/t'), next(CLICKED), 'page')).toBe('none');
    expect(linked(refreshing('0; url=/t'), next(UNTOLD, { startsAt: 9000 }), 'page')).toBe('none');
  });
});

describe('a user’s action', () => {
  it.each<[name: string, reason: CommitReason, chain: RedirectChain]>([
    ['a click on a link', 'page', next(CLICKED)],
    ['location.replace() in the handler of a click', 'client-side', next(CLICKED)],
    ['a form', 'form', next(CLICKED.replace('GET', 'POST'))],
    ['a reload of a page that a script had led to', 'user', next(UNASKED)],
    ['the address bar', 'page', record('GET https://a.test/t {Sec-Fetch-Site: none} 200')],
    ['a click on a link, without Sec-Fetch', 'page', next(UNTOLD, { startsAt: 3100 })],
    ['a handler of a click, without Sec-Fetch', 'client-side', next(UNTOLD, { startsAt: 3100 })],
    ['a click so long ago that it counts no more', 'page', next(UNASKED, { startsAt: 7100 })],
  ])('%s', (_, reason, chain) => {
    expect(linked(shown(), chain, reason)).toBe('none');
  });
});

describe('what is not a redirect', () => {
  it('includes a reloaded document', () => {
    const again = next(UNASKED.replace('/t', '/page'));
    expect(linked(shown(), again, 'client-side')).toBe('none');
    expect(
      linked(shown(), next(UNASKED.replace('GET https://a.test/t', `POST ${PAGE}`)), 'form'),
    ).toBe('form likely');
  });

  it('includes what another document requested', () => {
    const parent = next(UNASKED.replace('a.test/page', 'a.test/parent'), { type: 'sub_frame' });
    expect(linked(shown(), parent, 'page')).toBe('none');
    expect(linked(shown(), next(UNASKED, { initiator: 'https://b.test' }), 'page')).toBe('none');
  });
});
