/** The discipline against crying wolf, as data: ordinary chains, and the findings that each may have at most. */
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import type { DrawnRequest } from '../../support/chains.ts';
import { idsOf } from '../../support/find.ts';
import { chainsFired } from '../../support/lab/fired-chains.ts';
import { firedEvents } from '../../support/lab/fired-events.ts';

interface Ordinary {
  readonly what: string;
  readonly drawing: string;
  readonly request?: DrawnRequest;
  /** None, unless named. */
  readonly allowed?: readonly string[];
}

const PAGE: DrawnRequest = { type: 'main_frame', initiator: 'https://shop.test' };
const TYPED: DrawnRequest = { type: 'main_frame' };

const ORDINARY: readonly Ordinary[] = [
  {
    what: 'a page that moved',
    drawing: 'GET https://shop.test/old 301 / GET https://shop.test/new 200',
    request: PAGE,
  },
  {
    what: 'a page that moved to another name of the owner',
    drawing: 'GET https://shop.test/ 308 / GET https://store.test/ 200',
    request: TYPED,
  },
  {
    what: 'http to https, typed',
    drawing: 'GET http://shop.test/ 301 / GET https://shop.test/ 200',
    request: TYPED,
  },
  {
    what: 'http to https to www, as the HSTS preload list asks for',
    drawing:
      'GET http://shop.test/ 301 / GET https://shop.test/ 301 {Strict-Transport-Security: max-age=63072000} / GET https://www.shop.test/ 200',
    request: TYPED,
  },
  {
    what: 'HSTS, typed',
    drawing: 'GET http://shop.test/ hsts / GET https://shop.test/ 200',
    request: TYPED,
  },
  {
    what: 'www by 301',
    drawing: 'GET https://shop.test/ 301 / GET https://www.shop.test/ 200',
    request: TYPED,
  },
  {
    what: 'a language that is chosen by the visitor’s browser',
    drawing: 'GET https://shop.test/ 302 {Vary: Accept-Language} / GET https://shop.test/en/ 200',
    request: TYPED,
  },
  {
    what: 'a page that asks to sign in',
    drawing: 'GET https://shop.test/account 302 / GET https://shop.test/login?next=%2Faccount 200',
    request: PAGE,
  },
  {
    what: 'a page after signing in, by GET',
    drawing:
      'GET https://shop.test/enter?next=%2Faccount 302 {Set-Cookie: session=1} / GET https://shop.test/account {Cookie: session=1} 200',
    request: PAGE,
  },
  {
    what: 'Post/Redirect/Get',
    drawing:
      'POST https://shop.test/login (form user=ada&password=x) 303 {Set-Cookie: session=1} / GET https://shop.test/home {Cookie: session=1} 200',
    request: PAGE,
  },
  {
    what: 'an upload and its confirmation',
    drawing: 'PUT https://api.test/files/1 (24 B) 303 / GET https://api.test/files/1/done 200',
  },
  {
    what: 'an API that moved for a while',
    drawing: 'POST https://api.test/v1 (24 B) 307 / POST https://api.test/v2 (24 B) 201',
  },
  {
    what: 'a picture on a CDN',
    drawing: 'GET https://img.shop.test/7.jpg 302 / GET https://cdn.test/7.jpg?w=80 200',
    request: { type: 'image', initiator: 'https://shop.test' },
  },
  {
    what: 'a download with a signed URL',
    drawing:
      'GET https://shop.test/download/7 302 / GET https://bucket.test/7.zip?X-Amz-Signature=0123456789abcdef0123456789abcdef 200',
    request: PAGE,
  },
  {
    what: 'pixels that join their cookies',
    drawing:
      'GET https://pixel.test/sync?redir=https%3A%2F%2Fads.test%2Fs%3Fuid%3D%24UID 302 / GET https://ads.test/s?uid=7 302 / GET https://count.test/p?uid=7 204',
    request: { type: 'image', initiator: 'https://shop.test' },
  },
  {
    what: 'a link that is shortened',
    drawing: 'GET https://sho.test/x7 301 / GET https://shop.test/spring?utm_source=mail 200',
    request: TYPED,
  },
  {
    what: 'a search engine’s way out',
    drawing:
      'GET https://search.test/url?q=https%3A%2F%2Fshop.test%2F 302 / GET https://shop.test/ 200',
    request: { type: 'main_frame', initiator: 'https://search.test' },
    allowed: ['open-redirect-suspect'],
  },
  {
    what: 'OAuth with a code',
    drawing:
      'GET https://shop.test/login 302 / GET https://idp.test/authorize?response_type=code&client_id=shop&redirect_uri=https%3A%2F%2Fshop.test%2Fcb&state=7 302 / GET https://shop.test/cb?code=c0de&state=7 303 / GET https://shop.test/home 200',
    request: PAGE,
  },
  {
    what: 'an authorization endpoint by itself',
    drawing:
      'GET https://idp.test/authorize?response_type=code&client_id=shop&redirect_uri=https%3A%2F%2Fshop.test%2Fcb&state=7 302 / GET https://shop.test/cb?code=c0de&state=7 200',
    request: TYPED,
  },
  {
    what: 'a native app that waits on loopback for its code',
    drawing:
      'GET https://idp.test/authorize?client_id=cli&redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Fcb 302 / GET http://127.0.0.1:4000/cb?code=c0de&state=7 200',
    request: TYPED,
  },
  {
    what: 'a mobile app that is called back',
    drawing: 'GET https://idp.test/authorize?client_id=app 302>myapp://cb?code=c0de',
    request: TYPED,
  },
  {
    what: 'SAML by redirect',
    drawing:
      'GET https://app.test/ 302 / GET https://idp.test/sso?SAMLRequest=fZJNT8MwDIbv&RelayState=https%3A%2F%2Fapp.test%2F 200',
    request: TYPED,
  },
  {
    what: 'a sign-in that shows its page again',
    drawing:
      'POST https://shop.test/login (form user=ada) 303 / GET https://shop.test/login?error=1 200',
    request: PAGE,
  },
  {
    what: 'what is fetched with a redirect that CORS allows',
    drawing:
      'GET https://api.test/a {Origin: https://shop.test; Sec-Fetch-Mode: cors} 302 {Access-Control-Allow-Origin: *} / GET https://api.test/b {Origin: https://shop.test; Sec-Fetch-Mode: cors} 200 {Access-Control-Allow-Origin: *}',
  },
  {
    what: 'a shop that hands over to a payment provider',
    drawing:
      'POST https://shop.test/checkout (form item=7) 303 / GET https://pay.test/checkout?token=EC-12345678901234567 200',
    request: PAGE,
  },
  {
    what: 'the way back from a payment',
    drawing:
      'GET https://pay.test/done?id=7 302 / GET https://shop.test/thanks?token=EC-12345678901234567&PayerID=7 200',
    request: PAGE,
  },
  {
    what: 'CAS, where it knows the visitor',
    drawing:
      'GET https://cas.test/login?service=https%3A%2F%2Fapp.test%2F 302 / GET https://app.test/?ticket=ST-1 302 / GET https://app.test/ 200',
    request: TYPED,
  },
  {
    what: 'a link that is shortened twice',
    drawing: 'GET https://t.test/1 301 / GET https://sho.test/x7 301 / GET https://shop.test/ 200',
    request: TYPED,
  },
  {
    what: 'a balancer that sets its cookie on every answer',
    drawing:
      'GET https://shop.test/old 301 {Set-Cookie: LB=1} / GET https://shop.test/new {Cookie: LB=1} 200 {Set-Cookie: LB=2}',
    request: PAGE,
  },
  {
    what: 'a form whose endpoint moved for good',
    drawing:
      'POST https://shop.test/a (form user=ada) 308 / POST https://shop.test/b (form user=ada) 200',
    request: PAGE,
  },
  {
    what: 'SAML by POST that works without a cookie',
    drawing:
      'POST https://app.test/acs (form SAMLResponse=x&RelayState=y) {Accept: text/html} 303 {Set-Cookie: sid=1} / GET https://app.test/home {Cookie: sid=1} 200',
    request: { type: 'main_frame', initiator: 'https://idp.test' },
  },
  {
    what: 'a part of a page for a library that puts pages together',
    drawing:
      'GET https://shop.test/cart {HX-Request: true} 302 / GET https://shop.test/login {HX-Request: true} 200 {Content-Type: text/html}',
  },
  {
    what: 'a form by a script, whose result is another resource',
    drawing:
      'POST https://shop.test/orders (form item=7) 303 / GET https://shop.test/orders/7 200 {Content-Type: application/json}',
  },
  {
    what: 'a pixel that ends as an empty page',
    drawing:
      'GET https://ads.test/p.gif?x=1 302 / GET https://count.test/done 200 {Content-Type: text/html}',
    request: { type: 'image', initiator: 'https://shop.test' },
  },
  {
    what: 'a script of a version that a CDN chooses',
    drawing:
      'GET https://cdn.test/lib@2 302 / GET https://cdn.test/lib@2.1.0/index.js 200 {Content-Type: text/javascript}',
    request: { type: 'script', initiator: 'https://shop.test' },
  },
  {
    what: 'a link to reset a password, by way of a mail’s counter',
    drawing:
      'GET https://mail.test/c?u=7 302 / GET https://shop.test/reset?token=0123456789abcdef0123456789abcdef 200',
    request: TYPED,
  },
  {
    what: 'a part of a page by a library that accepts anything, with a slash',
    drawing:
      'GET https://shop.test/widgets/menu {Accept: application/json, text/plain, */*} 301 / GET https://shop.test/widgets/menu/ 200 {Content-Type: text/html}',
  },
  {
    what: 'a section that moved to a page that is gone',
    drawing: 'GET https://shop.test/forum/ 301 / GET https://shop.test/community 404',
    request: PAGE,
  },
  {
    what: 'a page that goes deeper with each redirect',
    drawing:
      'GET https://docs.test/ 302 / GET https://docs.test/en/ 302 / GET https://docs.test/en/v2/ 302 / GET https://docs.test/en/v2/start/ 200',
    request: TYPED,
  },
  {
    what: 'a page that waits for a report, three times',
    drawing:
      'GET https://app.test/report 302 / GET https://app.test/report 302 / GET https://app.test/report 302 / GET https://app.test/report/7 200',
    request: PAGE,
  },
  {
    what: 'a path that is not there at its new place',
    drawing: 'GET https://shop.test/old/caf%C3%A9 301 / GET https://shop.test/new/caf%C3%A9 404',
    request: PAGE,
  },
  {
    what: 'a chain that is not over',
    drawing: 'GET https://shop.test/a 302 / GET https://shop.test/b …',
    request: PAGE,
  },
];

/** Of the lab, as both browsers fired it. */
const ORDINARY_SCENARIOS = [
  'get-301',
  'get-302',
  'get-307',
  'get-308',
  'head-301',
  'form-303',
  'form-307',
  'upload-confirmed',
  'image',
  'sign-in',
  'oidc-form-post',
  'http-to-https',
  'window-open',
  'link-to-new-tab',
  'location-app',
  'mode-manual',
  'download',
  'no-content',
];

describe('ordinary chains', () => {
  it.each(ORDINARY)('$what', ({ drawing, request, allowed = [] }) => {
    expect(allowed).toEqual(expect.arrayContaining(idsOf(drawing, request)));
  });
});

describe.each(['chromium', 'firefox'] as const)('ordinary chains of the lab in %s', (browser) => {
  it.each(ORDINARY_SCENARIOS)('%s', (id) => {
    expect(findScenario(id)).toBeDefined();
    const chains = chainsFired(firedEvents(browser, id), browser, id);
    expect(chains.length).toBeGreaterThan(0);
    expect(chains.flatMap((chain) => findingsOf(chain)).map((finding) => finding.id)).toEqual([]);
  });
});
