import { describe, expect, it } from 'vitest';
import { toLines } from '../../../src/core/formats/chain-text.ts';
import { sizeText } from '../../../src/core/text/quantities.ts';
import { methodsOf, toTransitions, worstVerdict } from '../../../src/core/transition/transition.ts';
import { bodyName, explanation, headline } from '../../../src/core/transition/transition-text.ts';
import { events, record, recordAll } from '../../support/chains.ts';

function only(drawing: string) {
  const [transition, ...rest] = toTransitions(record(drawing));
  if (!transition || rest.length > 0) throw new Error(`"${drawing}" has not one transition`);
  return transition;
}

const redirect = (status: number, from: string, to: string) =>
  only(`${from} http://a.test/ (24 B) ${status} / ${to} http://a.test/x 200`);

describe('the verdict on a method change', () => {
  it.each([
    [301, 'POST', 'GET', 'historical'],
    [302, 'POST', 'GET', 'historical'],
    [303, 'POST', 'GET', 'by-design'],
    [303, 'PUT', 'GET', 'by-design'],
    [303, 'DELETE', 'GET', 'by-design'],
    [303, 'GET', 'GET', 'kept'],
    [303, 'HEAD', 'HEAD', 'kept'],
    [307, 'POST', 'POST', 'kept'],
    [308, 'PATCH', 'PATCH', 'kept'],
    [302, 'PUT', 'PUT', 'kept'],
    [302, 'POST', 'POST', 'kept'],
    [307, 'POST', 'GET', 'violation'],
    [308, 'PUT', 'GET', 'violation'],
    [301, 'PUT', 'GET', 'violation'],
    [302, 'DELETE', 'GET', 'violation'],
    [302, 'POST', 'PUT', 'violation'],
    [302, 'HEAD', 'GET', 'violation'],
    [303, 'HEAD', 'GET', 'violation'],
    [303, 'POST', 'POST', 'violation'],
    [303, 'PUT', 'POST', 'violation'],
  ])('of %i from %s to %s is %s', (status, from, to, verdict) => {
    expect(redirect(status, from, to).verdict).toBe(verdict);
  });

  it('is a violation if an internal redirect changes it', () => {
    expect(only('POST http://a.dev/ hsts / GET https://a.dev/ 200').verdict).toBe('violation');
    expect(only('POST http://a.dev/ hsts / POST https://a.dev/ 200').verdict).toBe('kept');
  });

  it('is unknown if the redirect itself was not observed', () => {
    const missed = events('POST http://a.test/ 302 / GET http://b.test/x 200').filter(
      ({ kind }) => kind === 'request' || kind === 'completed',
    );
    const [chain] = recordAll(missed);
    if (!chain) throw new Error('no chain');
    expect(toTransitions(chain)).toMatchObject([{ verdict: 'unknown', cause: 'unknown' }]);
    expect(toLines(chain)).toEqual([
      'POST http://a.test/ not observed',
      '  POST → GET',
      'GET http://b.test/x 200',
    ]);
  });

  it('of a chain is its most severe one', () => {
    const chain = record(
      'POST http://a.test/ 307 / POST http://a.test/1 302 / GET http://a.test/2 303 / GET http://a.test/3 200',
    );
    expect(worstVerdict(toTransitions(chain))).toBe('historical');
    expect(methodsOf(chain)).toEqual(['POST', 'GET']);
    expect(worstVerdict([only('GET http://a.test/ 302 / GET http://a.test/1 200')])).toBe('kept');
  });
});

describe('what happened to the body', () => {
  it.each([
    ['(24 B)', '(24 B)', 'sent-again'],
    ['(24 B)', '(25 B)', 'differs'],
    ['(24 B)', '', 'dropped'],
    ['(form a=1)', '(form a=1)', 'same-fields'],
    ['(form a=1)', '(form a=2)', 'differs'],
    ['(form a=1)', '', 'dropped'],
    ['(files a.txt)', '(files a.txt)', 'same-files'],
    ['(files a.txt)', '(files b.txt)', 'differs'],
    ['(24 B)', '(form a=1)', 'not-observable'],
    ['(files a.txt)', '(24 B)', 'not-observable'],
    ['(hidden)', '(24 B)', 'not-observable'],
    ['(24 B)', '(hidden)', 'not-observable'],
    ['(hidden)', '', 'not-observable'],
    ['', '', 'none'],
  ])('from "%s" to "%s" is %s', (from, to, fate) => {
    const drawing = `POST http://a.test/ ${from} 307 / POST http://a.test/x ${to} 200`;
    expect(only(drawing.replaceAll('  ', ' ')).body).toBe(fate);
  });
});

describe('lost headers', () => {
  it('are those of the body and the credentials, as first spelled', () => {
    const transition = only(
      'POST http://a.test/ {content-type: x; Authorization: y; Accept: z; User-Agent: u} 302 / ' +
        'GET http://b.test/ {Accept: z} 200',
    );
    expect(transition.lostHeaders).toEqual(['content-type', 'Authorization']);
  });

  it('are not assumed if one side was not observed', () => {
    const chain = record(
      'POST http://a.test/ {Content-Type: x} 302 / GET http://b.test/ {A: b} 200',
    );
    const [first, second] = chain.hops;
    const { requestHeaders: _, ...unseen } = second as typeof first;
    const [transition] = toTransitions({ ...chain, hops: [first, unseen] });
    expect(transition?.lostHeaders).toEqual([]);
  });
});

describe('the lost origin and cookies', () => {
  it('include an origin that became null, and nothing if there was none before', () => {
    const origins = (from: string, to: string) =>
      only(`POST http://a.test/ {${from}} 307 / POST http://b.test/ {${to}} 200`).hidesOrigin;
    expect(origins('Origin: http://p.test', 'Origin: null')).toBe(true);
    expect(origins('Origin: null', 'Origin: null')).toBe(false);
    expect(origins('', 'Origin: null')).toBe(false);
    expect(origins('Origin: http://p.test', '')).toBe(false);
  });

  it('include cookies at the first request without them', () => {
    const cookies = Array.from({ length: 4 }, (_, index) => `c${index}=1; Path=/x`);
    const chain = settingCookies('s=1; Secure', '=nameless', `${'n'.repeat(60)}=1`, ...cookies);
    expect(toTransitions(chain).map((transition) => headline(transition).slice(2))).toEqual([
      [],
      [
        's not sent (likely: Secure)',
        `a nameless cookie, ${'n'.repeat(39)}… not sent (reason unknown)`,
        '4 cookies not sent (likely: Path)',
      ],
    ]);
  });
});

/** A chain that leads to another host and back, after its first answer set cookies. */
function settingCookies(...values: string[]) {
  const chain = record('GET http://a.test/ 302 / GET http://b.test/ 302 / GET http://a.test/ 200', {
    type: 'main_frame',
  });
  const [first, ...rest] = chain.hops;
  const headers = values.map((value) => ({ name: 'Set-Cookie', value }));
  const response = { status: 302, statusLine: '', headers };
  return { ...chain, hops: [{ ...first, response }, ...rest] as const };
}

describe('a transition in words', () => {
  it.each([
    [
      'POST http://a.test/ (24 B) {Content-Type: x} 302 / GET http://a.test/x 200',
      '302 Found · POST → GET · body of 24 B dropped · Content-Type dropped',
    ],
    [
      'POST http://a.test/ (24 B) 307 / POST http://a.test/x (24 B) 200',
      '307 Temporary Redirect · POST kept · body of 24 B sent again, identical',
    ],
    ['PUT http://a.test/ 303 / GET http://a.test/x 200', '303 See Other · PUT → GET, by design'],
    ['GET http://a.dev/ hsts / GET https://a.dev/ 200', 'internal: HSTS · GET kept'],
    [
      'POST http://a.test/ (form a=1&a=2) 308 / POST http://a.test/x (form a=1&a=2) 200',
      '308 Permanent Redirect · POST kept · form body of 2 fields sent again, same fields',
    ],
    [
      'PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/x (hidden) 200',
      '307 Temporary Redirect · PATCH kept · body not observable',
    ],
  ])('%s', (drawing, text) => {
    expect(headline(only(drawing)).join(' · ')).toBe(text);
  });

  it('explains what is as expected, and what no server sent', () => {
    expect(explanation(redirect(303, 'POST', 'GET'))).toMatch(/^This is what 303 is for/);
    expect(explanation(redirect(307, 'POST', 'POST'))).toBeUndefined();
    expect(explanation(redirect(302, 'GET', 'GET'))).toBeUndefined();
    expect(explanation(only('GET http://a.dev/ upgrade / GET https://a.dev/ 200'))).toMatch(
      /The cause \(HSTS, a page policy, a setting or an extension\) isn’t reported/,
    );
  });

  it('leaves errors to the findings', () => {
    expect(explanation(redirect(302, 'POST', 'GET'))).toBeUndefined();
    expect(explanation(redirect(307, 'POST', 'GET'))).toBeUndefined();
    expect(explanation(redirect(302, 'PUT', 'PUT'))).toBeUndefined();
  });

  it('writes readable sizes', () => {
    expect([0, 999, 1000, 1449, 999_949, 999_950, 2_000_000, 5e12].map(sizeText)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '1.4 kB',
      '999.9 kB',
      '1.0 MB',
      '2.0 MB',
      '5000.0 GB',
    ]);
  });

  it('names uploads by their files', () => {
    expect(bodyName({ kind: 'files', names: ['a.txt'] }, undefined)).toBe('upload of a.txt');
    expect(bodyName({ kind: 'files', names: ['a', 'b'] }, undefined)).toBe('upload of 2 files');
    expect(bodyName({ kind: 'form', digest: '' }, 24)).toBe('form body (24 B)');
    expect(bodyName({ kind: 'none' }, 0)).toBeUndefined();
  });
});

describe('a chain as text', () => {
  it('reads well, with one line per hop and per transition', () => {
    const chain = record(
      'POST http://a.test/old (24 B) 302 / GET http://a.dev/ hsts / GET https://a.dev/ 303>/x',
    );
    expect(toLines(chain)).toEqual([
      'POST http://a.test/old 302 Found',
      '  ▲ POST → GET · body of 24 B dropped',
      'GET http://a.dev/ HSTS',
      '  GET kept',
      'GET https://a.dev/ 303 See Other',
      '  not followed',
    ]);
  });

  it('shows failed and pending hops', () => {
    expect(toLines(record('PUT http://a.test/ 307 / GET http://a.test/x net::ERR_X'))).toEqual([
      'PUT http://a.test/ 307 Temporary Redirect',
      '  ✖ PUT → GET',
      'GET http://a.test/x net::ERR_X',
    ]);
    const pending = record('GET http://a.test/ 302 / GET http://a.test/x …');
    expect(toLines(pending, (url) => new URL(url).pathname)).toEqual([
      'GET / 302 Found',
      '  GET kept',
      'GET /x …',
    ]);
  });
});
