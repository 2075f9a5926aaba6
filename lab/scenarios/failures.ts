/** Network errors in the middle of a chain. */
import type { ChainLines, Scenario } from '../scenario.ts';

const GROUP = 'Failures';

/**
 * A loopback port without a server: IANA has not assigned it, only root could open it, and browsers don't block it
 * (Fetch §2.9).
 */
const CLOSED = 'http://127.0.0.1:4/';

/** A name that never resolves (RFC 6761 §6.4). */
const NOWHERE = 'http://nowhere.invalid/';

export const failures: readonly Scenario[] = [
  {
    id: 'refused',
    group: GROUP,
    title: 'The target refuses the connection',
    story:
      'The redirect leads to a service that is down. The error belongs to the second hop, not the first.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 302, location: CLOSED } },
    expect: {
      chromium: [['GET /old 302 Found', '  GET kept', `GET ${CLOSED} net::ERR_CONNECTION_REFUSED`]],
      firefox: [['GET /old 302 Found', '  GET kept', `GET ${CLOSED} NS_ERROR_CONNECTION_REFUSED`]],
    },
  },
  {
    id: 'cut',
    group: GROUP,
    title: 'The connection is cut after two hops',
    story:
      'Two redirects forward an order, then the server closes the connection without a response. The client can’t know whether the order was accepted.',
    // A POST, because Firefox repeats a GET up to ten times if the connection is closed without a response.
    send: { by: 'fetch', method: 'POST', path: '/1', body: { kind: 'text', text: 'one tea' } },
    answers: {
      '/1': { status: 308, location: '{path}/2' },
      '/2': { status: 307, location: '{path}/3' },
      '/3': { destroy: true },
    },
    expect: {
      chromium: cutAfter('net::ERR_EMPTY_RESPONSE'),
      firefox: cutAfter('NS_ERROR_NET_RESET'),
    },
  },
  {
    id: 'unknown-host',
    group: GROUP,
    title: 'The target’s name does not resolve',
    story:
      'The redirect leads to a host that no longer exists or never did. Again, the error belongs to the second hop.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 301, location: NOWHERE } },
    expect: {
      chromium: failedAt(NOWHERE, 'net::ERR_NAME_NOT_RESOLVED'),
      firefox: failedAt(NOWHERE, 'NS_ERROR_UNKNOWN_HOST'),
    },
  },
  {
    id: 'untrusted-certificate',
    group: GROUP,
    title: 'The target’s certificate is not trusted',
    story:
      'The redirect leads to HTTPS, but the certificate has expired or isn’t signed by a trusted authority. No response is read.',
    send: { by: 'fetch', path: '/old' },
    answers: { '/old': { status: 301, location: '{https://untrusted.localhost}/new' } },
    expect: {
      chromium: failedAt('https://untrusted.localhost/new', 'net::ERR_CERT_AUTHORITY_INVALID'),
      firefox: failedAt(
        'https://untrusted.localhost/new',
        'The certificate is not trusted because it is self-signed.',
      ),
    },
  },
  {
    id: 'proxy-challenge',
    group: GROUP,
    title: '407 from a server that isn’t a proxy',
    story:
      'Only a proxy can request proxy credentials. A gateway that forwards another server’s 407 breaks the chain at this hop.',
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{path}/behind' },
      '/behind': { status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="gateway"' } },
    },
    expect: {
      chromium: [
        ['GET /old 302 Found', '  GET kept', 'GET /behind net::ERR_UNEXPECTED_PROXY_AUTH'],
      ],
      firefox: [
        ['GET /old 302 Found', '  GET kept', 'GET /behind 407 Proxy Authentication Required'],
      ],
    },
  },
];

function cutAfter(error: string): ChainLines {
  return [
    [
      'POST /1 308 Permanent Redirect',
      '  POST kept · body of 7 B sent again, identical',
      'POST /2 307 Temporary Redirect',
      '  POST kept · body of 7 B sent again, identical',
      `POST /3 ${error}`,
    ],
  ];
}

function failedAt(url: string, error: string): ChainLines {
  return [['GET /old 301 Moved Permanently', '  GET kept', `GET ${url} ${error}`]];
}
