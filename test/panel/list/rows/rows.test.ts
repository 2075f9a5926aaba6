import { describe, expect, it } from 'vitest';
import type { Hop, RedirectChain } from '../../../../src/core/chain/chain.ts';
import { loopLength } from '../../../../src/core/chain/loop.ts';
import { chainTitle } from '../../../../src/panel/list/rows/row-titles.ts';
import { toRow, toRows } from '../../../../src/panel/list/rows/rows.ts';
import { toTotals } from '../../../../src/panel/list/rows/totals.ts';
import { answered, chainOf, hop, postToGet } from '../../samples.ts';

const loop = chainOf(
  'loop',
  Array.from({ length: 21 }, (_, index) => {
    const [here, there] = index % 2 === 0 ? ['/a', '/b'] : ['/b', '/a'];
    const error = index === 20 ? { error: 'net::ERR_TOO_MANY_REDIRECTS' } : {};
    return answered('GET', `http://l.test${here}`, 302, `http://l.test${there}`, error);
  }) as unknown as RedirectChain['hops'],
);

describe('a row', () => {
  it('shows a chain whose method a 302 changed with a warning', () => {
    expect(toRow(postToGet())).toMatchObject({
      mark: 'warning',
      statusText: '302 › 200',
      methodText: 'POST → GET',
      verdict: 'historical',
      methodChanges: 1,
      firstUrl: 'api.test/orders',
      lastUrl: '/v2/orders',
      type: 'fetch/xhr',
      hops: 2,
      outcome: 'completed',
    });
  });

  it('says where it went first, who requested it, who responded, and when', () => {
    const at = { startedAt: new Date(2024, 0, 2, 13, 4, 5, 67).getTime() };
    const first = answered('GET', 'http://u:p@a.test:8080/x', 302, 'http://b.test/', at);
    const last = hop('GET', 'http://b.test/', {
      response: { status: 200, statusLine: 'HTTP/1.1 200 OK', serverIp: '::1' },
    });
    const row = toRow(chainOf('x', [first, last], { initiator: 'https://c.test' }));
    expect(row).toMatchObject({ domain: 'a.test:8080', initiator: 'c.test', address: '::1' });
    expect(row.startedText).toMatch(/13.04.05.067/);
    const unknown = toRow(chainOf('y', [hop('GET', 'data:,x', { startedAt: Number.NaN })]));
    expect(unknown).toMatchObject({ domain: '', initiator: undefined, address: undefined });
    expect(unknown.startedText).toBe('–');
  });

  it('has no mark if a 303 changed the method by design', () => {
    const row = toRow(
      chainOf('x', [
        answered('PUT', 'http://a.test/', 303, 'http://a.test/ok'),
        answered('GET', 'http://a.test/ok', 200),
      ]),
    );
    expect(row).toMatchObject({ mark: undefined, verdict: 'by-design', methodText: 'PUT → GET' });
  });

  it('marks a violation before everything else', () => {
    const row = toRow(
      chainOf('x', [
        answered('POST', 'http://a.test/', 307, 'http://a.test/ok'),
        hop('GET', 'http://a.test/ok', { error: 'net::ERR_FAILED' }),
      ]),
    );
    expect(row).toMatchObject({ mark: 'violation', statusText: '307 › ✖ failed' });
  });

  it('collapses a loop and says how many URLs it has', () => {
    expect(loopLength(loop)).toBe(2);
    expect(toRow(loop)).toMatchObject({
      mark: 'failed',
      loop: 2,
      hops: 21,
      statusText: '302 ×21 › ✖ loop',
    });
    expect(toRow(loop).statusTitle).toContain('net::ERR_TOO_MANY_REDIRECTS');
    expect(chainTitle(loop).split('\n')).toHaveLength(6);
  });

  it('shows internal redirects as words, not as statuses', () => {
    const redirect = { url: 'https://a.test/', cause: 'hsts' } as const;
    const row = toRow(
      chainOf('x', [
        hop('GET', 'http://a.test/', { redirect }),
        answered('GET', 'https://a.test/', 200),
      ]),
    );
    expect(row.statusText).toBe('HSTS › 200');
    expect(row.steps.map((step) => step.tone)).toEqual(['word', 'success']);
  });

  it.each([
    ['https upgrade', 'upgrade', 'upgrade › 200'],
    ['redirect by an extension', 'extension', 'extension › 200'],
    ['redirect that was missed', 'unknown', 'not observed › 200'],
  ] as const)('names an %s', (_, cause, expected) => {
    const first = hop('GET', 'http://a.test/', { redirect: { url: 'https://a.test/', cause } });
    const row = toRow(chainOf('x', [first, answered('GET', 'https://a.test/', 200)]));
    expect(row.statusText).toBe(expected);
  });

  it('shows a redirect that was not followed with its target', () => {
    const row = toRow(chainOf('x', [answered('GET', 'http://a.test/', 302, 'https://b.test/')]));
    expect(row).toMatchObject({
      statusText: '302 › not followed',
      lastUrl: 'https://b.test/',
      outcome: 'not-followed',
    });
  });

  it('takes the target of a redirect that was not followed from its Location if the browser doesn’t report it', () => {
    const unfollowed = (location?: string) => {
      const headers = location === undefined ? [] : [{ name: 'location', value: location }];
      const response = { status: 302, statusLine: '', headers };
      return toRow(chainOf('x', [hop('GET', 'http://a.test/x', { response })]));
    };
    expect(unfollowed('/y').lastUrl).toBe('/y');
    expect(unfollowed('http://').lastUrl).toBeUndefined();
    expect(unfollowed().lastUrl).toBeUndefined();
  });

  it('is pending, without a duration, while the chain is', () => {
    const pending = { ended: false };
    const row = toRow(
      chainOf(
        'x',
        [answered('GET', 'http://a.test/', 302, 'http://a.test/b'), hop('GET', 'http://a.test/b')],
        pending,
      ),
    );
    expect(row).toMatchObject({
      statusText: '302 › pending',
      outcome: 'pending',
      duration: undefined,
      timeText: '',
    });
  });

  it.each([
    // Firefox has the same word for a request none of whose redirects it follows.
    ['NS_ERROR_REDIRECT_LOOP', '✖ not followed'],
    ['net::ERR_CONNECTION_REFUSED', '✖ refused'],
    ['NS_ERROR_CONNECTION_REFUSED', '✖ refused'],
    ['NS_BINDING_ABORTED', '✖ aborted'],
    ['net::ERR_EMPTY_RESPONSE', '✖ no data'],
    ['something else', '✖ something else'],
  ])('shortens %s', (error, expected) => {
    expect(toRow(chainOf('x', [hop('GET', 'http://a.test/', { error })])).statusText).toBe(
      expected,
    );
  });

  it.each(['net::ERR_TOO_MANY_REDIRECTS', 'NS_ERROR_REDIRECT_LOOP'])(
    'says that there were too many redirects: %s',
    (error) => {
      const first = answered('GET', 'http://a.test/', 302, 'http://a.test/b');
      const chain = chainOf('x', [first, hop('GET', 'http://a.test/b', { error })]);
      expect(toRow(chain).statusText).toBe('302 › ✖ too many');
    },
  );

  it('says that the end was not observed if the recording ended before it', () => {
    const row = toRow(
      chainOf('x', [
        answered('GET', 'http://a.test/', 302, 'http://a.test/b'),
        hop('GET', 'http://a.test/b', { endedAt: undefined } as unknown as Partial<Hop>),
      ]),
    );
    expect(row).toMatchObject({
      outcome: 'unobserved',
      statusText: '302 › end not observed',
      mark: undefined,
      timeText: '–',
    });
    expect(row.statusTitle).toContain('The recording ended before the chain did.');
  });

  it('says in the method’s tooltip what was lost with it', () => {
    expect(toRow(postToGet()).methodTitle).toBe('302 Found · POST → GET');
    expect(toRow(chainOf('x', [answered('GET', 'http://a.test/', 200)])).methodTitle).toBe('GET');
  });

  it('marks a cached redirect, but not a cached page', () => {
    const cached = (status: number, to?: string) => ({
      ...answered('GET', 'http://a.test/', status, to),
      response: { status, statusLine: '', fromCache: true },
    });
    const row = toRow(chainOf('x', [cached(301, 'http://a.test/'), cached(200)]));
    expect(row.statusText).toBe('301 cached › 200');
  });

  it('escapes what a server could disguise', () => {
    const url = 'http://a.test/\u202Egnp.exe';
    const row = toRow(
      chainOf('x', [answered('GET', 'http://a.test/', 302, url), answered('GET', url, 200)]),
    );
    expect(row.lastUrl).toBe('/\\u{202E}gnp.exe');
    expect(chainTitle(row.chain)).not.toContain('\u202E');
  });

  it('is the same object for the same chain', () => {
    const chain = postToGet();
    expect(toRow(chain)).toBe(toRow(chain));
    expect(toRow(postToGet())).not.toBe(toRow(chain));
  });
});

describe('the filter', () => {
  const chains = [postToGet(), loop];
  const ids = (filter: string) => toRows(chains, filter).map((row) => row.id);

  it.each([
    ['', ['post', 'loop']],
    ['  ', ['post', 'loop']],
    ['302', ['post', 'loop']],
    ['200', ['post']],
    ['post', ['post']],
    ['POST', ['post']],
    ['V2/Ord', ['post']],
    ['l.test/b', ['loop']],
    ['nothing', []],
    ['302 -post', ['loop']],
    ['method-changed', ['post']],
    ['hops:>20 error', ['loop']],
    ['status:9xx post', ['post']],
    ['status:9xx', ['post', 'loop']],
  ])('%j', (filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });
});

it('adds up what is displayed', () => {
  expect(toTotals(toRows([postToGet(), loop], ''))).toEqual({
    chains: 2,
    journeys: 0,
    hops: 23,
    methodChanges: 1,
    loops: 1,
  });
});
