import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { compareChains } from '../../../src/core/compare/index.ts';
import { comparisonHeadline } from '../../../src/core/compare/words.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { record, recordAll } from '../../support/chains.ts';

/** What differs, a line each: `2 method: GET → POST`; routine in brackets, a hop that is alone by its sign. */
function differences(before: RedirectChain | string, after: RedirectChain | string): string[] {
  const [from, to] = [before, after].map((each) =>
    typeof each === 'string' ? record(each) : each,
  ) as [RedirectChain, RedirectChain];
  return compareChains(from, to).hops.flatMap((hop) => {
    if (hop.before === undefined) return [`+${(hop.after ?? 0) + 1}`];
    if (hop.after === undefined) return [`-${hop.before + 1}`];
    const place = hop.after + 1;
    return hop.differences.map(({ aspect, name = '', before, after, routine }) => {
      const text = `${place} ${aspect} ${name}`.trim();
      const line = `${text}: ${before ?? '∅'} → ${after ?? '∅'}`;
      return routine ? `(${line})` : line;
    });
  });
}

const headline = (before: string, after: string) =>
  comparisonHeadline(compareChains(record(before), record(after)));

const POST_302 =
  'POST http://a.test/orders (24 B) {Content-Type: text/plain} 302 / GET http://a.test/v2/orders 200';
const POST_307 =
  'POST http://a.test/orders (24 B) {Content-Type: text/plain} 307 / ' +
  'POST http://a.test/v2/orders (24 B) {Content-Type: text/plain} 200';

describe('the differences of two chains', () => {
  it('show what a fix changed: status, method, body and headers', () => {
    const lines = differences(POST_302, POST_307);
    expect(lines).toEqual([
      '1 answer: 302 Found → 307 Temporary Redirect',
      '1 redirect: POST → GET · body of 24 B dropped · Content-Type dropped → POST kept · body of 24 B sent again, identical',
      '2 method: GET → POST',
      expect.stringMatching(/^2 body: ∅ → body of 24 B, \w+$/),
      '2 request-header Content-Type: ∅ → text/plain',
    ]);
  });

  it('show the Location apart from the resulting URL', () => {
    expect(
      differences('GET http://a.test/ 302>/x', 'GET http://a.test/ 302>http://a.test/x'),
    ).toEqual(['1 location: /x → http://a.test/x']);
    expect(
      differences(
        'GET http://a.test/ 302 / GET http://a.test/x 200',
        'GET http://a.test/ 302 / GET http://a.test/y 200',
      ),
    ).toEqual([
      '1 location: http://a.test/x → http://a.test/y',
      '2 url: http://a.test/x → http://a.test/y',
    ]);
  });

  it('show an inserted hop separately', () => {
    expect(
      differences(
        'GET http://a.test/ 301 / GET http://a.test/x 200',
        'GET http://a.test/ 301 / GET https://a.test/ 301 / GET http://a.test/x 200',
      ),
    ).toEqual(['1 location: http://a.test/x → https://a.test/', '+2']);
  });

  it('count what is new in every recording as routine', () => {
    const drawn = (n: number) =>
      `GET http://a.test/cb?code=${n}&state=s${n} {Cookie: sid=${n}; Authorization: Bearer t${n}} 302>/home?ticket=T-${n} ` +
      `{Date: ${n}; ETag: ${n}; X-Request-Id: ${n}; X-Kept: 1; Set-Cookie: sid=n${n}, Path=/}`;
    const lines = differences(drawn(1), drawn(2));
    expect(lines).toHaveLength(8);
    expect(lines.every((line) => line.startsWith('('))).toBe(true);
    expect(compareChains(record(drawn(1)), record(drawn(2))).judgement).toBe('alike');
  });

  it('don’t count a missing value as routine, or one with another difference beside it', () => {
    const cb = (query: string) => `GET http://a.test/cb${query} 200`;
    expect(differences(cb('?code=1&state=2'), cb('?code=1'))[0]).toMatch(/^1 url/);
    expect(differences(cb('?code=1&page=2'), cb('?code=2&page=3'))[0]).toMatch(/^1 url/);
    expect(
      differences(
        'GET http://a.test/ {Authorization: Basic abc} 200',
        'GET http://a.test/ {Authorization: Bearer abc} 200',
      )[0],
    ).toMatch(/^1 request-header Authorization/);
  });

  it('compare cookies by their names and attributes, not by their values', () => {
    const lines = differences(
      'GET http://a.test/ {Cookie: a=1} 200 {Set-Cookie: sid=1}',
      'GET http://a.test/ {Cookie: b=1} 200 {Set-Cookie: sid=2}',
    );
    expect(lines).toEqual([
      '1 cookie-sent a: 1 → ∅',
      '1 cookie-sent b: ∅ → 1',
      '(1 cookie-set sid: 1 → 2)',
    ]);
    const set = (value: string) => {
      const chain = record('GET http://a.test/ 200');
      const [hop] = chain.hops;
      const headers = [{ name: 'Set-Cookie', value }];
      const response = { status: 200, statusLine: 'HTTP/1.1 200', headers };
      return { ...chain, hops: [{ ...hop, response }] } as RedirectChain;
    };
    expect(
      differences(set('sid=1; Path=/; Max-Age=3600'), set('sid=2; path=/; max-age=3600; Secure')),
    ).toEqual(['1 cookie-set sid: 1; Path=/; Max-Age=3600 → 2; Path=/; Max-Age=3600; Secure']);
  });

  it('compare forms by their fields, except tokens', () => {
    const form = (fields: string) => `POST http://a.test/ (form ${fields}) 200`;
    expect(differences(form('a=1&csrf_token=1'), form('a=1&csrf_token=2'))[0]).toMatch(/^\(1 body/);
    expect(differences(form('a=1&csrf_token=1'), form('a=2&csrf_token=1'))[0]).toMatch(/^1 body/);
  });

  it('say only of unobserved parts that they were not compared', () => {
    const chain = record('POST http://a.test/ (24 B) {X-A: 1} 200 {X-B: 1}');
    const hidden = record('POST http://a.test/ (hidden) 200');
    const { requestHeaders: _, ...hop } = hidden.hops[0];
    const response = { status: 200, statusLine: 'HTTP/1.1 200' };
    const other: RedirectChain = { ...hidden, hops: [{ ...hop, response }] };
    const [compared] = compareChains(chain, other).hops;
    expect(compared?.differences).toEqual([]);
    expect(compared?.unobserved).toEqual(['body', 'request-headers', 'response-headers']);
  });

  it('include caches, challenges and errors, but not reason phrases', () => {
    const answered = (more: object) => {
      const chain = record('GET http://a.test/ 200');
      const [hop] = chain.hops;
      const response = { status: 200, statusLine: 'HTTP/1.1 200 OK', headers: [], ...more };
      return { ...chain, hops: [{ ...hop, response }] } as RedirectChain;
    };
    expect(differences(answered({}), answered({ statusLine: 'HTTP/2 200' }))).toEqual([]);
    expect(differences(answered({}), answered({ fromCache: true }))).toEqual([
      '1 answer: 200 OK → 200 OK, from cache',
    ]);
    expect(differences('GET http://a.test/ net::ERR_FAILED', 'GET http://a.test/ 200')).toEqual([
      '1 answer: ∅ → 200',
      '1 error: net::ERR_FAILED → ∅',
    ]);
  });
});

describe('the findings of two chains', () => {
  it('are gone, new, or in both, wherever the hop is now', () => {
    const { findings } = compareChains(record(POST_302), record(POST_307));
    expect(findings.gone.map(({ id }) => id)).toContain('post-became-get');
    expect(findings.added).toEqual([]);
    const moved = compareChains(
      record(POST_302),
      record(`GET http://a.test/first 307 / ${POST_302}`),
    ).findings;
    expect(moved.kept.map(({ id }) => id)).toContain('post-became-get');
    expect(moved.gone).toEqual([]);
  });
});

describe('the headline', () => {
  it('says that the problem is fixed, and what shows that', () => {
    expect(headline(POST_302, POST_307)).toBe(
      'Fixed: POST kept (was POST → GET); 1 finding gone; none new',
    );
  });

  it('says the opposite for the reverse', () => {
    expect(headline(POST_307, POST_302)).toBe('Worse: POST → GET (was POST); 1 new finding');
  });

  it('says how the chain ends now, and how many hops it has', () => {
    expect(
      headline(
        'GET http://a.test/ 301 / GET http://a.test/x 302 / GET http://a.test/y 404',
        'GET http://a.test/ 301 / GET http://a.test/y 200',
      ),
    ).toMatch(/^Fixed: ends with 200 \(was 404\); hops: 2 \(was 3\)/);
    expect(
      headline('GET http://a.test/ net::ERR_CONNECTION_REFUSED', 'GET http://a.test/ 200'),
    ).toBe('Fixed: ends with 200 (was connection refused)');
    expect(headline('GET http://a.test/ 200', 'GET http://b.test/ 200')).toBe(
      'Different: ends at a different URL',
    );
  });

  it('calls nothing fixed before the chain has ended', () => {
    expect(headline('GET http://a.test/ 404', 'GET http://a.test/ …')).toBe(
      'Different: ends with no response yet (was 404)',
    );
  });

  it('says that nothing differs', () => {
    expect(headline(POST_302, POST_302)).toBe('No differences');
  });
});

describe('any two chains', () => {
  const chains = fc
    .array(anEvent, { minLength: 1, maxLength: 30 })
    .map((events) => recordAll(events))
    .filter((all) => all.length > 0);

  it('have no differences if they are the same', () => {
    fc.assert(
      fc.property(chains, ([chain]) => {
        if (!chain) return;
        const { hops, findings, judgement } = compareChains(chain, structuredClone(chain));
        expect(hops.flatMap((hop) => hop.differences)).toEqual([]);
        expect(hops.map(({ before, after }) => [before, after])).toEqual(
          chain.hops.map((_, index) => [index, index]),
        );
        expect([...findings.gone, ...findings.added]).toEqual([]);
        expect(judgement).toBe('alike');
      }),
    );
  });

  it('differ in the same things, whichever comes first', () => {
    fc.assert(
      fc.property(chains, chains, ([a], [b]) => {
        if (!a || !b) return;
        const list = (from: RedirectChain, to: RedirectChain, isMirrored: boolean) =>
          compareChains(from, to)
            .hops.flatMap((hop) =>
              hop.differences.map(({ aspect, name, before, after, routine }) => {
                const values = isMirrored ? [after, before] : [before, after];
                return JSON.stringify([aspect, name?.toLowerCase(), values, routine]);
              }),
            )
            .sort();
        expect(list(b, a, true)).toEqual(list(a, b, false));
        const [there, back] = [compareChains(a, b).findings, compareChains(b, a).findings];
        expect(there.gone.map(({ id }) => id).sort()).toEqual(
          back.added.map(({ id }) => id).sort(),
        );
      }),
    );
  });
});
