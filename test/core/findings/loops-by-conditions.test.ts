/** Loops whose cause one of two sides has: what the remedy says of each, and which cookies it leaves out. */
import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

const again = (lap: string, times = 21) => Array<string>(times).fill(lap).join(' / ');

/** Each request sends the cookie that each response sets. */
function selfRemedy(url: string, cookie = 'none=1'): string {
  const request = `GET ${url} {Cookie: ${cookie}}`;
  const response = cookie === 'none=1' ? '302' : `302 {Set-Cookie: ${cookie}}`;
  return (
    found('redirect-loop', `${again(`${request} ${response}`)} / ${request} ${GAVE_UP}`)[0]
      ?.remedy ?? ''
  );
}

describe('a URL that redirects to itself', () => {
  it.each(['http://a.test/grafana/login', 'http://a.test/app/start'])(
    'may have a prefix that the server doesn’t expect: %s',
    (url) => {
      expect(selfRemedy(url)).toMatch(/a proxy removes .*doesn’t expect .* in requests/s);
    },
  );

  it('may be redirected by a rule for HTTP that also runs for HTTPS, or by one for the host', () => {
    expect(selfRemedy('https://a.test/')).toMatch(/limit the rule to plain HTTP.*original Host/s);
    expect(selfRemedy('http://a.test/')).toMatch(/original Host/);
    expect(selfRemedy('http://a.test/')).not.toContain('plain HTTP');
  });

  it.each([
    ['its path', 'next=%2Fapp%2Flogin'],
    ['its path and query', 'back=/app/login?a=1'],
    ['its URL', 'url=https%3A%2F%2Fa.test%2Fapp%2Flogin%3Fa%3D1'],
  ])('is not blamed on a cookie that remembers %s', (_, cookie) => {
    const url = 'https://a.test/app/login?a=1';
    expect(selfRemedy(url, cookie)).not.toContain('each iteration sets');
  });

  it.each(['sid=1', 'path=/app', 'seen=/'])('may depend on another cookie: %s', (cookie) => {
    const remedy = selfRemedy('https://a.test/app/login', cookie);
    expect(remedy).toContain('each iteration sets it again');
  });
});

/** Sign-ins of which each returns its state, and each state ends as given with what was returned to. */
function signIns(count: number, endOf: (callback: URL) => string, end: string): string {
  const authorize = (state: string) =>
    `https://idp.test/auth?client_id=p&state=${encodeURIComponent(state)}`;
  let state = 'k0:/docs';
  const hops = ['GET https://a.test/v1/docs 302'];
  for (let index = 0; index < count; index += 1) {
    const callback = `https://a.test/v1/oauth/cb?state=${encodeURIComponent(state)}&code=c${index}`;
    hops.push(`GET ${authorize(state)} 302`, `GET ${callback} 302`);
    state = `k${index + 1}:${endOf(new URL(callback))}`;
  }
  return [...hops, `GET ${authorize(state)} ${end}`].join(' / ');
}

describe('a state that grows with each sign-in', () => {
  const whole = ({ pathname, search }: URL) => pathname + search;
  const stripped = ({ pathname, search }: URL) => pathname.replace('/v1', '') + search;

  it.each([
    ['414', 5],
    [GAVE_UP, 9],
  ])('shows that a proxy removes a prefix, where it ends in %s', (end, count) => {
    const [finding] = found('growing-url', signIns(count, stripped, end));
    expect(finding?.explanation).toContain('doesn’t recognize https://a.test/v1/oauth/cb');
    expect(finding?.remedy).toContain('The path in “state” lacks /v1,');
    expect(finding).toMatchObject({ hop: 2 });
    expect(idsOf(signIns(count, stripped, end))).not.toContain('url-too-long');
    expect(idsOf(signIns(count, stripped, end))).not.toContain('redirect-loop');
  });

  it('shows that the callback isn’t known, where it has all of the path', () => {
    const [finding] = found('growing-url', signIns(4, whole, '414'));
    expect(finding?.remedy).toMatch(/^Configure this path as the server’s callback/);
  });

  it('is also seen if the callback is the last request', () => {
    const drawing = signIns(9, stripped, '302').replace(
      / 302$/,
      ' 302 / GET https://a.test/v1/oauth/cb?state=z',
    );
    expect(idsOf(`${drawing} ${GAVE_UP}`)).toContain('growing-url');
  });

  it.each([
    ['two sign-ins', signIns(2, stripped, '414')],
    ['a sign-in that is shown', signIns(5, stripped, '200')],
    ['states that name only the page', signIns(5, () => '/docs', '414')],
    ['states that name another path', signIns(5, ({ search }) => `/x${search}`, '414')],
  ])('is nothing of the kind: %s', (_, drawing) => {
    expect(idsOf(drawing)).not.toContain('growing-url');
  });
});
