import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import type { Aspect, AspectName } from '../../../src/core/conformance/aspect.ts';
import { compareToStandards } from '../../../src/core/conformance/conformance.ts';
import { toTransitions } from '../../../src/core/transition/transition.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { type DrawnRequest, events, record, recordAll } from '../../support/chains.ts';

/** The aspects of a chain's redirect. */
function aspectsOf(chain: RedirectChain, fromIndex = 0): readonly Aspect[] {
  const transition = toTransitions(chain)[fromIndex];
  if (!transition) throw new Error(`no redirect ${fromIndex}`);
  return compareToStandards(chain, transition);
}

/** One aspect of a drawn chain's last redirect. */
function aspect(name: AspectName, drawing: string, request?: DrawnRequest): Aspect | undefined {
  const chain = record(drawing, request);
  return aspectsOf(chain, chain.hops.length - 2).find((each) => each.aspect === name);
}

const post = (status: number, next: string) =>
  `POST http://a.test/ (24 B) {Content-Type: x} ${status} / ${next}`;

describe('a POST that became GET on 302', () => {
  const chain = record(post(302, 'GET http://a.test/x {Accept: y} 200'));

  it('is what Fetch requires and one of two things that RFC 9110 allows', () => {
    expect(aspectsOf(chain)).toEqual([
      {
        aspect: 'target',
        observed: 'http://a.test/x',
        required: { text: 'http://a.test/x', source: 'Fetch §4.5 step 3' },
        allowed: { text: 'http://a.test/x', source: 'RFC 9110 §10.2.2' },
        agrees: true,
      },
      {
        aspect: 'method',
        observed: 'GET',
        required: { text: 'GET', source: 'Fetch §4.5 step 12' },
        allowed: { text: 'POST or GET', source: 'RFC 9110 §15.4.3' },
        agrees: true,
      },
      {
        aspect: 'body',
        observed: 'dropped',
        required: { text: 'dropped', source: 'Fetch §4.5 step 12' },
        allowed: {
          text: 'dropped if the method becomes GET, otherwise sent again',
          source: 'RFC 9110 §15.4',
        },
        agrees: true,
      },
      {
        aspect: 'headers',
        observed: 'Content-Type dropped',
        required: { text: 'Content-Type dropped', source: 'Fetch §4.5 step 12' },
        allowed: {
          text: 'dropped if the method becomes GET, otherwise kept',
          source: 'RFC 9110 §15.4',
        },
        agrees: true,
      },
      {
        aspect: 'count',
        observed: '1',
        required: { text: 'at most 20', source: 'Fetch §4.5 step 7' },
        allowed: { text: 'any number; clients should detect loops', source: 'RFC 9110 §15.4' },
        agrees: true,
      },
    ]);
  });
});

describe('a deviation from Fetch', () => {
  it.each<[AspectName, string, string, string]>([
    ['method', post(302, 'POST http://a.test/x (24 B) {Content-Type: x} 200'), 'POST', 'GET'],
    ['method', post(307, 'GET http://a.test/x {A: b} 200'), 'GET', 'POST'],
    ['method', 'HEAD http://a.test/ 303 / GET http://a.test/x 200', 'GET', 'HEAD'],
    ['body', post(303, 'GET http://a.test/x (24 B) 200'), 'sent again, identical', 'dropped'],
    ['body', post(308, 'POST http://a.test/x 200'), 'dropped', 'sent again'],
    ['body', post(308, 'POST http://a.test/x (25 B) 200'), 'sent again, but changed', 'sent again'],
    ['body', 'GET http://a.test/ 302 / GET http://a.test/x (24 B) 200', 'added', 'none'],
    [
      'headers',
      post(302, 'GET http://a.test/x {content-type: x} 200'),
      'Content-Type kept',
      'Content-Type dropped',
    ],
    [
      'headers',
      'PUT http://a.test/ {Content-Type: x; Content-Language: y} 307 / PUT http://a.test/x {Content-Type: x} 200',
      'Content-Language dropped; Content-Type kept',
      'Content-Type, Content-Language kept',
    ],
    [
      'authorization',
      'GET http://a.test/ {Authorization: Bearer x} 302 / GET http://b.test/ {Authorization: Bearer x} 200',
      'sent again',
      'dropped',
    ],
    [
      'authorization',
      'GET http://a.test/ {Authorization: Bearer x} 302 / GET http://a.test/x {Accept: y} 200',
      'dropped',
      'sent again',
    ],
  ])('in %s is recognized: %s', (name, drawing, observed, required) => {
    expect(aspect(name, drawing)).toMatchObject({
      observed,
      required: { text: required },
      agrees: false,
    });
  });

  it('in the target means a target other than the Location’s, whatever the browser reports', () => {
    const chain = record('GET http://a.test/#f 302 / GET http://a.test/x 200');
    // The Location is http://a.test/x, so that the fragment is missing.
    expect(aspectsOf(chain)[0]).toMatchObject({
      observed: 'http://a.test/x',
      required: { text: 'http://a.test/x#f' },
      agrees: false,
    });
    const inherited = record('GET http://a.test/#f 302 / GET http://a.test/x#f 200');
    expect(aspectsOf(inherited)[0]?.agrees).toBe(true);
  });

  it('includes following what is not a redirect, or not an HTTP(S) URL', () => {
    const ends = (answer: string) =>
      aspectsOf(record(`GET http://a.test/ ${answer} / GET http://a.test/x 200`));
    expect(ends('300')).toMatchObject([
      {
        aspect: 'target',
        required: { text: 'not followed: the status is not a redirect status' },
        allowed: { text: 'may be followed', source: 'RFC 9110 §15.4.1' },
        agrees: false,
      },
      { aspect: 'count' },
    ]);
    const chain = record('GET http://a.test/ 302 / GET http://a.test/x 200');
    const [first, ...rest] = chain.hops;
    const locatedAt = (...values: string[]): RedirectChain => {
      const headers = values.map((value) => ({ name: 'location', value }));
      const response = { status: 302, statusLine: '', headers };
      return { ...chain, hops: [{ ...first, response }, ...rest] };
    };
    const required = (...values: string[]) => aspectsOf(locatedAt(...values))[0]?.required.text;
    expect(required()).toBe('not followed: no Location');
    expect(required('data:,x')).toBe('network error: the Location is not an HTTP(S) URL');
    expect(required('/x', '/y')).toBe('network error: the Location is not a valid URL');
    const navigation = { ...locatedAt('myapp://x'), type: 'main_frame' };
    expect(aspectsOf(navigation)[0]?.required.text).toMatch(/^handed off to an external app/);
  });

  it('includes the twenty-first redirect', () => {
    const hops = (count: number) =>
      Array.from({ length: count }, (_, index) => `GET http://a.test/${index} 302`);
    const drawing = (count: number) => [...hops(count), 'GET http://a.test/end 200'].join(' / ');
    expect(aspect('count', drawing(20))).toMatchObject({ observed: '20', agrees: true });
    expect(aspect('count', drawing(21))).toMatchObject({ observed: '21', agrees: false });
    expect(aspect('target', drawing(21))).toMatchObject({
      required: { text: 'network error: 20 redirects already followed' },
      agrees: false,
    });
  });

  it('includes an Origin that reveals too much or too little, if only CORS determines it', () => {
    const origin = (second: string) =>
      aspect(
        'origin',
        `GET http://a.test/ {Origin: http://p.test} 302 / GET http://b.test/ {${second}} 200`,
        { initiator: 'http://p.test' },
      );
    expect(origin('Origin: null')).toMatchObject({ observed: 'null', agrees: true });
    expect(origin('Origin: http://p.test')).toMatchObject({
      required: { text: 'null', source: 'Fetch §3.2' },
      agrees: false,
    });
    expect(origin('Accept: x')).toMatchObject({ observed: 'none', agrees: false });
  });
});

describe('what is unknown', () => {
  it('includes whether a hidden body was sent again', () => {
    const patch = 'PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/x (hidden) 200';
    const seen = aspect('body', patch);
    expect(seen).toMatchObject({ required: { text: 'sent again' } });
    expect(seen?.observed).toBeUndefined();
    expect(seen?.agrees).toBeUndefined();
    const appeared = aspect('body', 'GET http://a.test/ 302 / GET http://a.test/x (hidden) 200');
    expect(appeared).toMatchObject({ required: { text: 'none' } });
    expect(appeared?.agrees).toBeUndefined();
  });

  it('includes what happened to hidden headers', () => {
    const chain = record(
      'POST http://a.test/ {Content-Type: x; Authorization: Bearer y} 302 / GET http://b.test/ {A: b} 200',
    );
    const [first, second] = chain.hops;
    const { requestHeaders: _, ...unseen } = second ?? first;
    const seen = aspectsOf({ ...chain, hops: [first, unseen] });
    expect(seen.map(({ aspect: name, agrees }) => [name, agrees])).toEqual([
      ['target', true],
      ['method', true],
      ['headers', undefined],
      ['authorization', undefined],
      ['count', true],
    ]);
  });

  it('includes the target of a redirect whose headers were hidden', () => {
    const chain = record('POST http://a.test/ 302 / GET http://b.test/x 200');
    const [first, ...rest] = chain.hops;
    const response = { status: 302, statusLine: '' };
    const [target, method] = aspectsOf({ ...chain, hops: [{ ...first, response }, ...rest] });
    expect(target).toMatchObject({ aspect: 'target', observed: 'http://b.test/x' });
    expect(target?.agrees).toBeUndefined();
    expect(method).toMatchObject({ required: { text: 'GET' }, agrees: true });
  });

  it('includes who set credentials that the browser may know itself', () => {
    const basic = (to: string, headers: string) =>
      aspect(
        'authorization',
        `GET http://a.test/ {Authorization: Basic x} 302 / GET ${to} {${headers}} 200`,
      )?.agrees;
    expect(basic('http://b.test/', 'Authorization: Basic x')).toBeUndefined();
    expect(basic('http://b.test/', 'Authorization: Bearer x')).toBeUndefined();
    expect(basic('http://a.test/x', 'Accept: x')).toBeUndefined();
    expect(basic('http://b.test/', 'Accept: x')).toBe(true);
    expect(basic('http://a.test/x', 'Authorization: Basic x')).toBe(true);
  });

  it('includes the Origin of a POST without CORS, which depends on the page’s referrer policy', () => {
    const navigation = { type: 'main_frame', initiator: 'https://p.test' };
    const drawing = (second: string) =>
      `POST http://p.test/ {Origin: null} 307 / POST http://q.test/x {Origin: ${second}} 200`;
    expect(aspect('origin', drawing('null'), navigation)).toMatchObject({ agrees: true });
    const own = 'POST http://p.test/ {Origin: x} 307 / POST http://p.test/x {Origin: x} 200';
    expect(aspect('origin', own, { ...navigation, initiator: 'http://p.test' })).toBeUndefined();
    expect(aspect('origin', own)).toBeUndefined();
  });

  it('includes the number of redirects if some were missed', () => {
    const drawing = 'GET http://a.test/ 302 / GET http://a.test/x 302 / GET http://a.test/y 200';
    const [chain] = recordAll(events(drawing).slice(3));
    if (!chain) throw new Error('no chain');
    const count = aspectsOf(chain, chain.hops.length - 2).at(-1);
    expect(count?.observed).toMatch(/or more$/);
    expect(count?.agrees).toBeUndefined();
  });

  it('includes everything about a redirect that was not observed', () => {
    const missed = events('POST http://a.test/ 302 / GET http://b.test/x 200').filter(
      ({ kind }) => kind === 'request' || kind === 'completed',
    );
    const [chain] = recordAll(missed);
    if (!chain) throw new Error('no chain');
    expect(aspectsOf(chain)).toEqual([]);
  });
});

describe('an internal redirect', () => {
  it('changes nothing except the URL', () => {
    const kept = record('POST http://a.dev/ (24 B) hsts / POST https://a.dev/ (24 B) 200');
    expect(aspectsOf(kept)).toMatchObject([
      { aspect: 'method', required: { text: 'POST', source: 'RFC 6797 §8.3' }, agrees: true },
      { aspect: 'body', required: { text: 'sent again' }, agrees: true },
    ]);
    expect(aspectsOf(kept).every(({ allowed }) => allowed === undefined)).toBe(true);
    const lost = record('POST http://a.test/ (24 B) extension / GET http://b.test/ 200');
    expect(aspectsOf(lost)).toMatchObject([
      { aspect: 'method', observed: 'GET', required: { text: 'POST' }, agrees: false },
      { aspect: 'body', observed: 'dropped', agrees: false },
    ]);
    expect(aspectsOf(lost)[0]?.required.source).toBeUndefined();
  });

  it('is not counted as a redirect, and its URL was never requested', () => {
    const chain = record(
      'GET http://a.dev/ hsts / GET https://a.dev/ 302 / GET https://a.dev/x 200',
    );
    expect(aspectsOf(chain, 1).at(-1)).toMatchObject({ aspect: 'count', observed: '1' });
  });
});

describe('whatever a browser fires', () => {
  it('is compared without errors, and what was not observed is not judged', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 20 }), (fired) => {
        for (const chain of recordAll(fired)) {
          for (const transition of toTransitions(chain)) {
            for (const { observed, agrees } of compareToStandards(chain, transition)) {
              if (observed === undefined) expect(agrees).toBeUndefined();
            }
          }
        }
      }),
    );
  });

  it('has the same method verdict as the transition, except for a POST that RFC 9110 allows to stay', () => {
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT');
    const status = fc.constantFrom(301, 302, 303, 307, 308);
    fc.assert(
      fc.property(method, status, method, (from, code, to) => {
        const chain = record(`${from} http://a.test/ ${code} / ${to} http://a.test/x 200`);
        const [transition] = toTransitions(chain);
        const agrees = aspectsOf(chain).find((each) => each.aspect === 'method')?.agrees;
        const mayStay = from === 'POST' && to === 'POST' && code <= 302;
        expect(agrees).toBe(transition?.verdict !== 'violation' && !mayStay);
      }),
    );
  });
});
