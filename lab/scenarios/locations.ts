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
      'Location: new. It is resolved against the URL that was asked for (RFC 9110 §10.2.2), so only the last segment changes.',
    send: { by: 'fetch', path: '/shop/old' },
    answers: { '/shop/old': { status: 302, location: 'new' }, '/shop/new': OK },
    expect: [['GET /shop/old 302 Found', '  GET kept', 'GET /shop/new 200 OK']],
  },
  {
    id: 'location-absolute',
    group: GROUP,
    title: 'An absolute URL',
    story: 'The oldest way, and until 2014 the only one allowed: scheme, host and path.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 301, location: '{http://localhost}/new' }, '/new': OK },
    expect: [['GET /old 301 Moved Permanently', '  GET kept', 'GET /new 200 OK']],
  },
  {
    id: 'location-protocol-relative',
    group: GROUP,
    title: 'A host without a scheme',
    story:
      'Location: //b.localhost/… keeps http or https as it was. Look at the host that changed.',
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
    story: 'Location: ?step=2 stays on the same path. Wizards and cookie checks do it.',
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
    title: 'A fragment that is inherited',
    story:
      'The link had #printing, the Location has none: the browser carries it over (Fetch §4.5, RFC 9110 §10.2.2). Sign-in tokens in fragments leak this way.',
    send: { by: 'navigate', path: '/help#printing' },
    answers: { '/help': { status: 302, location: '{path}/manual' }, '/manual': OK },
    expect: [['GET /help#printing 302 Found', '  GET kept', 'GET /manual#printing 200 OK']],
  },
  {
    id: 'fragment-replaced',
    group: GROUP,
    title: 'A fragment that is replaced',
    story:
      'An application keeps its state behind the #. The server, which never sees that, sends the visitor to a sign-in page with a fragment of its own, and the way back is forgotten.',
    send: { by: 'navigate', path: '/app#orders/7' },
    answers: { '/app': { status: 302, location: '{path}/sign-in#form' }, '/sign-in': OK },
    expect: [['GET /app#orders/7 302 Found', '  GET kept', 'GET /sign-in#form 200 OK']],
  },
  {
    id: 'fragment-token',
    group: GROUP,
    title: 'A token that stays in the fragment',
    story:
      'A sign-in by the implicit grant returns its token behind the #. The callback redirects to the home page, and the browser carries the token along: it stays in the address bar.',
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
    title: 'A query that a redirect forgets',
    story:
      'A letter links to the shop with its campaign and a voucher. The server puts the slash right and forgets the rest: nobody is counted, and no voucher is taken.',
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
    story: 'Newsletter links carry this much. The panel must shorten it and still let one copy it.',
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
    title: 'A path in Japanese',
    story:
      'The Location holds raw UTF-8 bytes, which no standard allows and many servers send. Browsers percent-encode them.',
    send: { by: 'fetch', path: '/menu' },
    answers: { '/menu': { status: 302, location: '{path}/メニュー' }, [MENU]: OK },
    expect: [['GET /menu 302 Found', '  GET kept', `GET ${MENU} 200 OK`]],
  },
  {
    id: 'location-look-alike',
    group: GROUP,
    title: 'A host that looks like another',
    story:
      'A phishing redirect to “аpple” with a Cyrillic а. Written as punycode, as the browser sends it, the trick shows.',
    send: { by: 'navigate', path: '/offer' },
    answers: {
      '/offer': { status: 302, location: `{http://${LOOK_ALIKE}}/login` },
      [`${LOOK_ALIKE}/login`]: OK,
    },
    expect: [['GET /offer 302 Found', '  GET kept', `GET http://${LOOK_ALIKE}/login 200 OK`]],
  },
];
