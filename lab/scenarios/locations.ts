/** Different ways to write a Location. */
import type { Answer, Scenario } from '../scenario.ts';

const GROUP = 'Locations';
const OK: Answer = { status: 200 };

/** 2 kB of tracking parameters, as in newsletters. */
const LONG_QUERY = `?campaign=${'spring-sale-'.repeat(170)}`;
/** The path “/メニュー” as browsers write it. */
const MENU = encodeURI('/メニュー');
/** “аpple” with a Cyrillic а, which looks like the Latin one. */
const LOOK_ALIKE = 'xn--pple-43d.localhost';

export const locations: readonly Scenario[] = [
  {
    id: 'location-relative',
    group: GROUP,
    title: 'A relative path',
    story:
      'Location: new. It is resolved against the requested URL (RFC 9110 §10.2.2), so only the last segment changes.',
    send: { by: 'fetch', path: '/shop/old' },
    answers: { '/shop/old': { status: 302, location: 'new' }, '/shop/new': OK },
    expect: [['GET /shop/old 302 Found', '  GET kept', 'GET /shop/new 200 OK']],
  },
  {
    id: 'location-absolute',
    group: GROUP,
    title: 'An absolute URL',
    story: 'Scheme, host and path: the oldest form and, until 2014, the only one allowed.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 301, location: '{http://localhost}/new' }, '/new': OK },
    expect: [['GET /old 301 Moved Permanently', '  GET kept', 'GET /new 200 OK']],
  },
  {
    id: 'location-protocol-relative',
    group: GROUP,
    title: 'A host without a scheme',
    story: 'Location: //b.localhost/… keeps the scheme, HTTP or HTTPS. Only the host changes.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{//b.localhost}/new' },
      'b.localhost/new': { status: 200, cors: true },
    },
    expect: [['GET /old 302 Found', '  GET kept', 'GET http://b.localhost/new 200 OK']],
  },
  {
    id: 'location-query',
    group: GROUP,
    title: 'Only a query',
    story: 'Location: ?step=2 stays on the same path, as in wizards and cookie checks.',
    send: { by: 'fetch', path: '/wizard?step=1' },
    answers: {
      '/wizard?step=1': { status: 302, location: '?step=2' },
      '/wizard?step=2': OK,
    },
    expect: [['GET /wizard?step=1 302 Found', '  GET kept', 'GET /wizard?step=2 200 OK']],
  },
  {
    id: 'location-fragment',
    group: GROUP,
    title: 'A fragment in the Location',
    story:
      'An old help page is now a section of a longer one. The fragment never reaches the server; the browser scrolls to it.',
    send: { by: 'navigate', path: '/help/printing' },
    answers: {
      '/help/printing': { status: 301, location: '{path}/help#printing' },
      '/help': OK,
    },
    expect: [
      ['GET /help/printing 301 Moved Permanently', '  GET kept', 'GET /help#printing 200 OK'],
    ],
  },
  {
    id: 'fragment-inherited',
    group: GROUP,
    title: 'An inherited fragment',
    story:
      'The link has #printing, and the Location has no fragment, so the browser keeps it (Fetch §4.5, RFC 9110 §10.2.2). Sign-in tokens in fragments can leak this way.',
    send: { by: 'navigate', path: '/help#printing' },
    answers: { '/help': { status: 302, location: '{path}/manual' }, '/manual': OK },
    expect: [['GET /help#printing 302 Found', '  GET kept', 'GET /manual#printing 200 OK']],
  },
  {
    id: 'fragment-replaced',
    group: GROUP,
    title: 'A replaced fragment',
    story:
      'An application keeps its state in the fragment, which the server never sees. The server redirects to a sign-in page with a different fragment, and the state is lost.',
    send: { by: 'navigate', path: '/app#orders/7' },
    answers: { '/app': { status: 302, location: '{path}/sign-in#form' }, '/sign-in': OK },
    expect: [['GET /app#orders/7 302 Found', '  GET kept', 'GET /sign-in#form 200 OK']],
  },
  {
    id: 'fragment-token',
    group: GROUP,
    title: 'A token that stays in the fragment',
    story:
      'A sign-in with the implicit grant returns its token in the fragment. The callback redirects to the home page, and the browser keeps the fragment, so the token stays in the address bar.',
    send: { by: 'navigate', path: '/callback#access_token=lab-token' },
    answers: { '/callback': { status: 302, location: '{path}/home' }, '/home': OK },
    expect: [
      [
        'GET /callback#access_token=lab-token 302 Found',
        '  GET kept',
        'GET /home#access_token=lab-token 200 OK',
      ],
    ],
  },
  {
    id: 'query-lost',
    group: GROUP,
    title: 'A query lost in a redirect',
    story:
      'A newsletter links to the shop with a campaign and a voucher. The server adds the slash but drops the query, so the visit isn’t counted and the voucher isn’t applied.',
    send: { by: 'navigate', path: '/sale?utm_source=letter&voucher=SPRING' },
    answers: { '/sale': { status: 301, location: '{path}/sale/' }, '/sale/': OK },
    expect: [
      [
        'GET /sale?utm_source=letter&voucher=SPRING 301 Moved Permanently',
        '  GET kept',
        'GET /sale/ 200 OK',
      ],
    ],
  },
  {
    id: 'location-long',
    group: GROUP,
    title: 'A URL of two kilobytes',
    story:
      'Newsletter links get this long. The panel must shorten the URL, but still allow copying all of it.',
    send: { by: 'fetch', path: '/click' },
    answers: {
      '/click': { status: 302, location: `{path}/landing${LONG_QUERY}` },
      '/landing': OK,
    },
    expect: [['GET /click 302 Found', '  GET kept', `GET /landing${LONG_QUERY} 200 OK`]],
  },
  {
    id: 'location-utf8',
    group: GROUP,
    title: 'A Japanese path',
    story:
      'The Location contains raw UTF-8 bytes, which no standard allows but many servers send. Browsers percent-encode them.',
    send: { by: 'fetch', path: '/menu' },
    answers: { '/menu': { status: 302, location: '{path}/メニュー' }, [MENU]: OK },
    expect: [['GET /menu 302 Found', '  GET kept', `GET ${MENU} 200 OK`]],
  },
  {
    id: 'location-look-alike',
    group: GROUP,
    title: 'A host that looks like another',
    story:
      'A phishing redirect to “аpple” with a Cyrillic а. The browser sends the host as Punycode, which reveals the trick.',
    send: { by: 'navigate', path: '/offer' },
    answers: {
      '/offer': { status: 302, location: `{http://${LOOK_ALIKE}}/login` },
      [`${LOOK_ALIKE}/login`]: OK,
    },
    expect: [['GET /offer 302 Found', '  GET kept', `GET http://${LOOK_ALIKE}/login 200 OK`]],
  },
];
