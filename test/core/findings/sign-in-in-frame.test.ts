import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

const FRAME = { type: 'sub_frame', initiator: 'https://app.test', frameId: 5 };
const REFUSED = '{Content-Type: text/html; X-Frame-Options: SAMEORIGIN}';

const renewal = (query: string, end = `GET https://sts.test/sign_in 200 ${REFUSED}`) =>
  `GET https://sts.test/authorize?client_id=web&redirect_uri=https%3A%2F%2Fapp.test%2Fs.html${query} 302 / ${end}`;

const find = (drawing: string, request = FRAME) => found('sign-in-in-frame', drawing, request);

describe('sign-in-in-frame', () => {
  it.each([
    [renewal('&response_type=id_token'), 'X-Frame-Options: SAMEORIGIN'],
    [
      renewal('&prompt=login', 'GET https://idp.test/u/login 200 {X-Frame-Options: DENY}'),
      'X-Frame-Options: DENY',
    ],
  ])('finds a page that refuses the frame: %s', (drawing, policy) => {
    expect(find(drawing)[0]?.text).toContain(policy);
  });

  it.each(["frame-ancestors 'none'", "frame-ancestors 'self'"])('reads a policy: %s', (policy) => {
    const end = `GET https://sts.test/login 200 {Content-Security-Policy: ${policy}}`;
    expect(find(renewal('', end))[0]?.text).toContain(policy);
    expect(find(renewal('', end))[0]?.remedy).toContain('prompt=none');
  });

  it.each([
    ['nothing is to be shown', renewal('&prompt=none'), FRAME],
    [
      'it returns',
      renewal('', 'GET https://app.test/s.html?error=login_required 200 {X-Frame-Options: DENY}'),
      FRAME,
    ],
    ['a whole page', renewal(''), { type: 'main_frame', initiator: 'https://app.test' }],
    ['the same origin', renewal(''), { ...FRAME, initiator: 'https://sts.test' }],
    ['no refusal', renewal('', 'GET https://sts.test/sign_in 200'), FRAME],
    [
      'ancestors that are named',
      renewal(
        '',
        'GET https://sts.test/in 200 {X-Frame-Options: DENY; Content-Security-Policy: frame-ancestors https://app.test}',
      ),
      FRAME,
    ],
    [
      'another page',
      'GET https://b.test/video 302 / GET https://b.test/v 200 {X-Frame-Options: DENY}',
      FRAME,
    ],
  ])('is silent: %s', (_, drawing, request) => {
    expect(idsOf(drawing, request)).not.toContain('sign-in-in-frame');
  });
});
