/** Locations that name something other than intended, as in users' reports. */
import type { Scenario } from '../scenario.ts';
import { PLATFORM_HOST } from '../urls.ts';

const GROUP = 'Reported by users';

/** Parameters of a URL signed for Amazon S3: here, the signature covers only the Host header. */
const SIGNATURE =
  '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T000000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=1ab';

export const reportedLocations: readonly Scenario[] = [
  {
    id: 'location-unset',
    group: GROUP,
    title: 'A Location with “undefined” in its path',
    story:
      'After signing in, the application redirects to the page stored in the session. A new session has none, so JavaScript writes “undefined”.',
    send: { by: 'navigate', path: '/signed-in' },
    answers: { '/signed-in': { status: 302, location: '{path}/undefined' } },
    expect: [['GET /signed-in 302 Found', '  GET kept', 'GET /undefined 404 Not Found']],
  },
  {
    id: 'location-appended',
    group: GROUP,
    title: 'An absolute URL after a base path',
    story:
      'A framework prepends its base path to every Location, even to an absolute URL. The browser requests a path on the same host.',
    send: { by: 'navigate', path: '/shop/docs' },
    answers: {
      '/shop/docs': { status: 307, location: '{path}/shop/https://docs.example.com/start' },
    },
    expect: [
      [
        'GET /shop/docs 307 Temporary Redirect',
        '  GET kept',
        'GET /shop/https://docs.example.com/start 404 Not Found',
      ],
    ],
  },
  {
    id: 'platform-name',
    group: GROUP,
    title: 'A redirect to a load balancer’s host name',
    story:
      'The application doesn’t receive the public Host from the proxy in front of it. When it adds a slash, it redirects to the internal host name, which rejects visitors.',
    send: { by: 'navigate', path: '/start' },
    answers: {
      '/start': { status: 302, location: '{https://lab.test}/orders' },
      'https://lab.test/orders': { status: 301, location: `{https://${PLATFORM_HOST}}/orders/` },
      [`https://${PLATFORM_HOST}/orders/`]: {
        status: 403,
        type: 'text/html',
        body: '<h1>Forbidden</h1>',
      },
    },
    expect: [
      [
        'GET /start 302 Found',
        '  GET kept',
        'GET https://lab.test/orders 301 Moved Permanently',
        '  GET kept',
        `GET https://${PLATFORM_HOST}/orders/ 403 Forbidden`,
      ],
    ],
  },
  {
    id: 'signed-url-refused',
    group: GROUP,
    title: 'A signed URL requested with unsigned headers',
    story:
      'A gateway redirects downloads to a storage service’s signed URL. The page sends x-amz headers to the gateway. The browser sends them again after the redirect, but the signature doesn’t cover them.',
    send: {
      by: 'fetch',
      path: '/reports/7',
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    },
    answers: {
      '/reports/7': { status: 307, location: `{http://storage.localhost}/7.csv${SIGNATURE}` },
      'storage.localhost/7.csv': {
        status: 403,
        cors: true,
        type: 'application/xml',
        body: '<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-content-sha256</HeadersNotSigned></Error>',
      },
    },
    expect: [
      [
        'GET /reports/7 307 Temporary Redirect',
        '  GET kept',
        `GET http://storage.localhost/7.csv${SIGNATURE} 403 Forbidden`,
      ],
    ],
  },
];
