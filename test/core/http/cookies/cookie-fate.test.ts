import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header, Hop, RedirectChain } from '../../../../src/core/chain/chain.ts';
import { type CookieFate, traceCookies } from '../../../../src/core/http/cookies/cookie-fate.ts';

const NOW = Date.UTC(2026, 0, 1);
const setting = (...values: string[]): Header[] =>
  values.map((value) => ({ name: 'set-cookie', value }));

/** A hop that sends and sets cookies; `hidden` shows no request headers. */
interface DrawnHop {
  readonly url: string;
  readonly sends?: string | 'hidden';
  readonly sets?: readonly string[];
  readonly method?: string;
}

function chainOf(hops: readonly DrawnHop[], rest: Partial<RedirectChain> = {}): RedirectChain {
  const drawn = hops.map(({ url, sends, sets = [], method = 'GET' }, index): Hop => {
    const headers = sends ? [{ name: 'Cookie', value: sends }] : [];
    return {
      method,
      url,
      startedAt: NOW + index * 1000,
      body: { kind: 'none' },
      ...(sends !== 'hidden' && { requestHeaders: headers }),
      response: { status: 302, statusLine: '', headers: setting(...sets) },
    };
  });
  return {
    id: '1',
    tabId: 1,
    frameId: 0,
    type: 'main_frame',
    hops: drawn as unknown as RedirectChain['hops'],
    ended: true,
    ...rest,
  };
}

const fateIn = (chain: RedirectChain): CookieFate | undefined => traceCookies(chain)[0]?.fate;

/** The likely reason why a cookie is not sent from one URL to another. */
function reason(set: string, from: string, to: string, rest: Partial<RedirectChain> = {}) {
  const fate = fateIn(chainOf([{ url: from, sets: [set] }, { url: to }], rest));
  if (fate?.kind !== 'not-sent') throw new Error(`${set} is ${fate?.kind}`);
  return fate.likely;
}

describe('what happened to a cookie', () => {
  const here = 'https://a.test/';
  const there = 'https://a.test/next';

  it('is that it was sent, by the first hop with its name and value', () => {
    const chain = chainOf([
      { url: here, sets: ['s=1; Path=/'] },
      { url: 'https://b.test/' },
      { url: there, sends: 'x=0; s=1' },
      { url: there, sends: 's=1' },
    ]);
    expect(traceCookies(chain)).toMatchObject([
      { setAt: 0, cookie: { name: 's', value: '1' }, fate: { kind: 'sent', at: 2 } },
    ]);
  });

  it('is not confused with a cookie of the same name with another value', () => {
    const chain = chainOf([
      { url: here, sets: ['s=new'] },
      { url: there, sends: 's=old' },
    ]);
    expect(fateIn(chain)).toEqual({ kind: 'not-sent', at: 1, likely: undefined });
  });

  it('is unknown if the headers of the hops that it was for were not observed', () => {
    const chain = chainOf([
      { url: here, sets: ['s=1'] },
      { url: there, sends: 'hidden' },
    ]);
    expect(fateIn(chain)).toEqual({ kind: 'not-observable' });
  });

  it.each([['https://b.test/'], ['http://127.0.0.1/'], ['https://[::1]/']])(
    'is nothing if the chain goes only to %s',
    (url) => {
      expect(fateIn(chainOf([{ url: here, sets: ['s=1'] }, { url }]))).toEqual({ kind: 'no-hop' });
    },
  );

  it('is not shown by a hop that the browser redirected internally, because nothing was sent', () => {
    const chain = chainOf([
      { url: here, sets: ['s=1'] },
      { url: there, sends: 'hidden' },
    ]);
    const [first, second] = chain.hops;
    if (!second) throw new Error('no second hop');
    const redirect = { url: there, cause: 'hsts' } as const;
    expect(fateIn({ ...chain, hops: [first, { ...second, redirect }] })).toEqual({
      kind: 'no-hop',
    });
  });

  it.each(['Max-Age=0', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is that it was deleted by %s',
    (attribute) => {
      const chain = chainOf([{ url: here, sets: [`s=; ${attribute}`] }, { url: there }]);
      expect(fateIn(chain)).toEqual({ kind: 'deleted' });
    },
  );

  it('ends when another hop sets it again', () => {
    const chain = chainOf([
      { url: here, sets: ['s=1; Path=/'] },
      { url: there, sends: 'hidden', sets: ['s=2; Path=/'] },
      { url: there, sends: 's=2' },
    ]);
    expect(traceCookies(chain).map(({ fate }) => fate)).toEqual([
      { kind: 'not-observable' },
      { kind: 'sent', at: 2 },
    ]);
  });

  it('is reported once for a cookie that one response sets twice', () => {
    const chain = chainOf([{ url: here, sets: ['s=1', 's=2', 's=3; Path=/x'] }, { url: there }]);
    expect(traceCookies(chain).map(({ cookie }) => cookie.value)).toEqual(['2', '3']);
  });

  it('names a hop without obstacles rather than one that it was not intended for', () => {
    const chain = chainOf([
      { url: 'https://a.test/x/1', sets: ['s=1'] },
      { url: 'https://a.test/y' },
      { url: 'https://a.test/x/2' },
    ]);
    expect(fateIn(chain)).toEqual({ kind: 'not-sent', at: 2, likely: undefined });
  });

  it('is always reported, whatever the cookie', () => {
    const anyChain = fc.array(
      fc.record({
        url: fc.constantFrom(here, there, 'http://www.a.test/', 'https://b.test/', 'no URL'),
        sets: fc.array(fc.string()),
        sends: fc.string(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(anyChain, (hops) => {
        for (const { setAt, fate } of traceCookies(chainOf(hops))) {
          if ('at' in fate) expect(fate.at).toBeGreaterThan(setAt);
        }
      }),
    );
  });
});

describe('why a cookie was likely not sent', () => {
  it.each([
    // §5.4, cookie name prefixes
    ['__Host-s=1; Path=/', 'https://a.test/', 'https://a.test/', '__Host- prefix'],
    ['__Host-s=1; Secure', 'https://a.test/', 'https://a.test/', '__Host- prefix'],
    [
      '__host-s=1; Secure; Path=/; Domain=a.test',
      'https://a.test/',
      'https://a.test/',
      '__Host- prefix',
    ],
    ['__Host-s=1; Secure; Path=/', 'https://a.test/', 'https://a.test/', undefined],
    ['__Secure-s=1', 'https://a.test/', 'https://a.test/', '__Secure- prefix'],
    ['__Secure-s=1; Secure', 'http://a.test/', 'http://a.test/', '__Secure- prefix'],
    // §5.7, the Secure attribute
    ['s=1; Secure', 'http://a.test/', 'http://a.test/', 'Secure'],
    ['s=1; Secure', 'http://a.test/', 'https://a.test/', 'Secure'],
    ['s=1; Secure', 'https://a.test/', 'http://a.test/', 'Secure'],
    ['s=1; Secure', 'http://localhost:8080/', 'http://localhost:8080/', undefined],
    ['s=1; SameSite=None', 'https://a.test/', 'https://a.test/', 'SameSite=None without Secure'],
    // §5.1.3, domain matching
    ['s=1', 'https://a.test/', 'https://www.a.test/', 'Domain'],
    ['s=1', 'https://www.a.test/', 'https://a.test/', 'Domain'],
    ['s=1; Domain=b.test', 'https://a.test/', 'https://a.test/', 'Domain'],
    ['s=1; Domain=a.test', 'https://www.a.test/', 'https://img.a.test/', undefined],
    ['s=1; Domain=www.a.test', 'https://www.a.test/', 'https://a.test/', 'Domain'],
    // §5.1.4, path matching
    ['s=1; Path=/x', 'https://a.test/', 'https://a.test/xy', 'Path'],
    ['s=1; Path=/x', 'https://a.test/', 'https://a.test/x/y', undefined],
    ['s=1; Path=/x/', 'https://a.test/', 'https://a.test/x/y', undefined],
    ['s=1', 'https://a.test/x/y', 'https://a.test/x', undefined],
    ['s=1', 'https://a.test/x/y', 'https://a.test/', 'Path'],
    // §5.5 and §5.6
    [
      's=1; Expires=Thu, 01 Jan 2026 00:00:00.5 GMT; Max-Age=1',
      'https://a.test/',
      'https://a.test/',
      'expired',
    ],
    ['s=\u0001', 'https://a.test/', 'https://a.test/', 'malformed'],
  ])('%s from %s to %s: %s', (set, from, to, expected) => {
    expect(reason(set, from, to)).toBe(expected);
  });

  /** §5.2 and §5.8.3: a chain of one type, asked for by a page, with a method. */
  const sameSite = (set: string, type: string, initiator: string | undefined, method = 'GET') => {
    const hops = [
      { url: 'https://a.test/', sets: [set] },
      { url: 'https://a.test/', method },
    ];
    const fate = fateIn(chainOf(hops, { type, ...(initiator && { initiator }) }));
    return fate?.kind === 'not-sent' ? fate.likely : fate?.kind;
  };

  it.each([
    ['s=1; SameSite=Strict', 'main_frame', 'https://b.test', 'GET', 'SameSite=Strict'],
    ['s=1; SameSite=Strict', 'main_frame', 'https://www.a.test', 'GET', undefined],
    ['s=1; SameSite=Strict', 'main_frame', 'null', 'GET', 'SameSite=Strict'],
    ['s=1; SameSite=Strict', 'main_frame', undefined, 'GET', undefined],
    ['s=1; SameSite=Lax', 'main_frame', 'https://b.test', 'GET', undefined],
    ['s=1; SameSite=Lax', 'main_frame', 'https://b.test', 'POST', 'SameSite=Lax'],
    ['s=1', 'main_frame', 'https://b.test', 'POST', 'SameSite is Lax by default'],
    ['s=1; SameSite=None; Secure', 'main_frame', 'https://b.test', 'POST', undefined],
    ['s=1; SameSite=Lax', 'xmlhttprequest', 'https://b.test', 'GET', 'SameSite=Lax'],
    ['s=1', 'image', 'https://b.test', 'GET', 'cross-site request'],
    ['s=1; SameSite=None; Secure', 'sub_frame', 'https://b.test', 'GET', 'cross-site request'],
    ['s=1', 'image', 'https://a.test', 'GET', undefined],
  ])('%s, %s from %s by %s: %s', (set, type, initiator, method, expected) => {
    expect(sameSite(set, type, initiator, method)).toBe(expected);
  });

  it.each([
    ['s=1', 'lb=2', undefined],
    ['s=1; SameSite=None; Secure', 'lb=2; SameSite=None; Secure', undefined],
    ['s=1; SameSite=Lax', 'lb=2; SameSite=Lax', undefined],
    ['s=1; SameSite=Lax', 'lb=2; SameSite=None; Secure', 'SameSite=Lax'],
    ['s=1', 'lb=2; SameSite=None; Secure', 'cross-site request'],
  ])(
    'is no reason where the request sent another of the host’s: %s, %s',
    (set, other, expected) => {
      const hops = [
        { url: 'https://a.test/', sets: [set, other] },
        { url: 'https://a.test/', sends: 'lb=2' },
      ];
      const fate = fateIn(chainOf(hops, { type: 'sub_frame', initiator: 'https://b.test' }));
      expect(fate?.kind === 'not-sent' ? fate.likely : fate?.kind).toBe(expected);
    },
  );

  it('may be another site in the redirect chain', () => {
    const chain = chainOf(
      [
        { url: 'https://a.test/', sets: ['s=1; SameSite=Strict'] },
        { url: 'https://id.test/' },
        { url: 'https://a.test/' },
      ],
      { initiator: 'https://a.test' },
    );
    expect(fateIn(chain)).toEqual({ kind: 'not-sent', at: 2, likely: 'SameSite=Strict' });
  });
});
