/**
 * Responses designed to break whatever displays them: markup, control characters, bidirectional overrides, look-alikes,
 * and excessive amounts of everything.
 */
import type { Answer, Scenario } from '../scenario.ts';

const GROUP = 'Hostile responses';
const OK: Answer = { status: 200 };

/** If this ran, there would be a global `pwned`. */
const MARKUP = '<img src=x onerror="self.pwned=1"><script>self.pwned=1</script>';
/** U+202E reverses the text after it, so that `gpj.exe` reads as `exe.jpg`; U+200B is invisible. */
const BIDI = toBytes('\u202egpj.exe\u202c\u200b');

export const hostile: readonly Scenario[] = [
  {
    id: 'markup-in-headers',
    group: GROUP,
    title: 'Markup and control characters in headers',
    story:
      'Values with markup, terminal escapes, right-to-left overrides and bytes that aren’t valid UTF-8. All of it is shown as text.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': {
        status: 302,
        location: '{path}/new',
        rawHeaders: [
          `X-Markup: ${MARKUP}`,
          `X-Bidi: ${BIDI}`,
          'X-Control: a\x01b\x07c\x1b[31mred\x7f',
          'X-Tab: a\tb',
          'X-Latin-1: caf\xe9 \xff\xfe',
          `X-Utf-8: ${toBytes('café 漢字 🦊')}`,
          '__proto__: polluted',
          'constructor: polluted',
          `Set-Cookie: markup=${MARKUP}`,
          `Set-Cookie: bidi="${BIDI}"; Path=/<b>`,
        ],
      },
      '/new': OK,
    },
    expect: [
      ['GET /old 302 Found', '  GET kept · bidi not sent (likely: Path)', 'GET /new 200 OK'],
    ],
  },
  {
    id: 'markup-in-reason',
    group: GROUP,
    title: 'Markup as the reason phrase',
    story: 'The reason phrase is for humans and can contain almost any text (RFC 9112 §4).',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302, statusText: MARKUP, location: '{path}/new' }, '/new': OK },
    expect: [[`GET /old 302 ${MARKUP}`, '  GET kept', 'GET /new 200 OK']],
  },
  {
    id: 'markup-in-location',
    group: GROUP,
    title: 'Markup in a Location',
    story:
      'Browsers percent-encode the markup for the next request; the recorded header still contains the original.',
    send: { by: 'navigate', path: '/old' },
    answers: {
      '/old': { status: 302, location: `{path}/new?${MARKUP}'\u202e\u200b` },
      '/new': OK,
    },
    expect: [
      [
        'GET /old 302 Found',
        '  GET kept',
        `GET /new?${encodeURI(`${MARKUP}\u202e\u200b`).replace('%E2%80%AE', '%27%E2%80%AE')} 200 OK`,
      ],
    ],
  },
  {
    id: 'location-broken-utf8',
    group: GROUP,
    title: 'A Location that is not UTF-8',
    story: 'A legacy server writes its Location in Latin-1. Browsers percent-encode each byte.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, rawHeaders: ['Location: new?caf\xe9=\xff\xfe\xc3('] },
      '/new': OK,
    },
    expect: [['GET /old 302 Found', '  GET kept', 'GET /new?caf%E9=%FF%FE%C3( 200 OK']],
  },
  {
    id: 'location-unicode-host',
    group: GROUP,
    title: 'A Unicode host that looks like another',
    story:
      'The Location contains “аpple” with a Cyrillic а; the browser requests its Punycode form.',
    send: { by: 'navigate', path: '/offer' },
    answers: {
      '/offer': { status: 302, location: '{http://аpple.localhost}/login' },
      'xn--pple-43d.localhost/login': OK,
    },
    expect: [
      ['GET /offer 302 Found', '  GET kept', 'GET http://xn--pple-43d.localhost/login 200 OK'],
    ],
  },
  {
    id: 'location-fullwidth-host',
    group: GROUP,
    title: 'A host in full-width letters',
    story:
      'Browsers normalize full-width letters and digits (UTS #46), so a filter that compares strings lets another host through.',
    send: { by: 'navigate', path: '/offer' },
    answers: {
      '/offer': { status: 302, location: '{http://ｂ.ｌｏｃａｌｈｏｓｔ}/login' },
      'b.localhost/login': OK,
    },
    expect: [['GET /offer 302 Found', '  GET kept', 'GET http://b.localhost/login 200 OK']],
  },
  {
    id: 'location-twice',
    group: GROUP,
    title: 'Two Locations',
    story: 'A sign of header injection. Browsers reject the response and don’t report its status.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{path}/injected' },
      '/injected': { status: 302, location: '{path}/new', rawHeaders: ['Location: /evil'] },
      '/new': OK,
    },
    expect: refused(
      '/injected',
      'net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION',
      'NS_ERROR_CORRUPTED_CONTENT',
    ),
  },
  {
    id: 'nul-in-header',
    group: GROUP,
    title: 'A NUL in a header',
    story: 'The only control character for which browsers reject the whole response.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{path}/new' },
      '/new': { status: 200, rawHeaders: ['X-Nul: a\0b'] },
    },
    expect: refused('/new', 'net::ERR_INVALID_HTTP_RESPONSE', 'NS_ERROR_DOM_INVALID_HEADER_VALUE'),
  },
  {
    id: 'headers-too-big',
    group: GROUP,
    title: 'More headers than a browser accepts',
    story:
      'Chromium accepts 256 KiB of headers, Firefox 384 KiB. Beyond that, the whole response is discarded, including its status.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{path}/new' },
      '/new': { status: 200, headers: { 'X-Big': 'x'.repeat(400 * 1024) } },
    },
    expect: refused('/new', 'net::ERR_RESPONSE_HEADERS_TOO_BIG', 'NS_ERROR_FILE_TOO_BIG'),
  },
  {
    id: 'method-unusual',
    group: GROUP,
    title: 'An uncommon method',
    story:
      'Any token is a valid method (RFC 9110 §9.1), such as this one from UPnP. A 302 only changes POST.',
    send: { by: 'fetch', method: 'M-SEARCH', path: '/old' },
    answers: { '/old': { status: 302, location: '{path}/new' }, '/new': OK },
    expect: {
      chromium: [
        [
          'M-SEARCH /old 302 Found',
          '  M-SEARCH kept · body not observable',
          'M-SEARCH /new 200 OK',
        ],
      ],
      firefox: [['M-SEARCH /old 302 Found', '  M-SEARCH kept', 'M-SEARCH /new 200 OK']],
    },
  },
];

/** A redirect to a target whose response the browser discards. */
function refused(path: string, chromium: string, firefox: string): Scenario['expect'] {
  const lines = (error: string) => [['GET /old 302 Found', '  GET kept', `GET ${path} ${error}`]];
  return { chromium: lines(chromium), firefox: lines(firefox) };
}

/** UTF-8, one character per byte. */
function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
