/** Which of a loop's cookies its remedy names as lost, and which are returned, deleted or not due. */
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { record } from '../../support/chains.ts';
import { foundIn } from '../../support/find.ts';

const PAST = '¦ Expires=Thu, 01 Jan 1970 00:00:00 GMT';

/** Draws eight iterations, each with its number in place of `#`; `¦` is a semicolon in a header's value. */
function remedyOf(...lap: readonly string[]): string {
  const laps = Array.from({ length: 8 }, (_, index) =>
    lap.map((hop) => hop.replaceAll('#', String(index))),
  );
  const end = (lap[0] ?? '').replaceAll('#', '8').replace(/ 30\d( \{[^}]*\})?$/, ' ');
  const drawing = [...laps.flat(), `${end}net::ERR_TOO_MANY_REDIRECTS`].join(' / ');
  const drawn = JSON.stringify(record(drawing, { type: 'main_frame' })).replaceAll('¦', ';');
  const chain = JSON.parse(drawn) as RedirectChain;
  return foundIn('redirect-loop', chain)[0]?.remedy ?? '';
}

const LOST = 'Find out why the Cookie header doesn’t include';

describe('a cookie of a loop', () => {
  it('is not named if the sign-in’s return sent and deleted it', () => {
    const remedy = remedyOf(
      'GET https://a.test/app 302 {Set-Cookie: corr.#=N¦ Path=/cb}',
      'GET https://id.test/auth?client_id=a&scope=openid&state=# 302',
      `GET https://a.test/cb?code=# {Cookie: corr.#=N} 302 {Set-Cookie: corr.#=${PAST}¦ Path=/cb; Set-Cookie: sid=1¦ Path=/}`,
    );
    expect(remedy).toContain(LOST);
    expect(remedy).toContain('sid');
    expect(remedy).not.toContain('corr');
  });

  it('is not named if it has another name in each iteration, even if it was never sent', () => {
    const remedy = remedyOf(
      'GET https://a.test/app 302 {Set-Cookie: corr.#=N}',
      'GET https://id.test/auth?client_id=a&scope=openid&state=# 302',
      'GET https://a.test/cb?code=# 302',
    );
    expect(remedy).not.toContain(LOST);
  });

  it('is not named if no URL of its host matches its Path', () => {
    const remedy = remedyOf(
      'GET https://a.test/app 302 {Set-Cookie: wizard=N¦ Path=/setup}',
      'GET https://a.test/start 302',
    );
    expect(remedy).not.toContain(LOST);
  });

  it('is not named if it is deleted before a request was due to send it', () => {
    const remedy = remedyOf(
      'GET https://a.test/app 302 {Set-Cookie: flash=N¦ Path=/start}',
      `GET https://a.test/mid 302 {Set-Cookie: flash=${PAST}¦ Path=/start}`,
      'GET https://a.test/start 302',
    );
    expect(remedy).not.toContain(LOST);
  });

  it.each([
    ['at the whole host', 'GET https://a.test/in 302 {Set-Cookie: sid=1¦ Path=/}'],
    [
      'at a Path that the proxy doesn’t have',
      'GET https://a.test/in 302 {Set-Cookie: sid=1¦ Path=/inner}',
    ],
    ['for the domain', 'GET https://sso.a.test/in 302 {Set-Cookie: sid=1¦ Domain=a.test}'],
  ])('is named if it is a session %s', (_, signIn) => {
    expect(remedyOf('GET https://a.test/app {Accept: x} 302', signIn)).toContain(
      `${LOST} the cookie sid`,
    );
  });

  it('is named although the page that missed it deletes it', () => {
    const remedy = remedyOf(
      `GET https://a.test/app 302 {Set-Cookie: sid=${PAST}}`,
      'GET https://a.test/in 302 {Set-Cookie: sid=1¦ Path=/}',
    );
    expect(remedy).toContain(`${LOST} the cookie sid`);
  });
});
