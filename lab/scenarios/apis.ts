/** Requests to APIs: lost orders, moved versions, chains of several statuses. */
import type { Scenario, SendBody } from '../scenario.ts';

const GROUP = 'APIs';

/** 24 bytes. */
const ORDER: SendBody = { kind: 'text', text: '{"item":"tea","count":2}' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

export const apis: readonly Scenario[] = [
  {
    id: 'order-lost',
    group: GROUP,
    title: '“My POST arrives as GET”',
    story:
      'The most common redirect bug: a proxy adds a slash or www with a 302. The order’s JSON never reaches the API, which receives a GET and returns a list.',
    send: { by: 'fetch', method: 'POST', path: '/orders', headers: JSON_TYPE, body: ORDER },
    answers: {
      '/orders': { status: 302, location: '{path}/orders/' },
      '/orders/': { status: 200, type: 'application/json', body: '[]' },
    },
    expect: [
      [
        'POST /orders 302 Found',
        '  ▲ POST → GET · body of 24 B dropped · Content-Type dropped',
        'GET /orders/ 200 OK',
      ],
    ],
  },
  {
    id: 'api-version',
    group: GROUP,
    title: 'An API version that moved',
    story:
      'Clients still post to /v1. A 308 redirects them to /v2, keeps the method and body, and can be cached.',
    send: { by: 'fetch', method: 'POST', path: '/v1/orders', headers: JSON_TYPE, body: ORDER },
    answers: {
      '/v1/orders': { status: 308, location: '{path}/v2/orders' },
      '/v2/orders': { status: 201 },
    },
    expect: [
      [
        'POST /v1/orders 308 Permanent Redirect',
        '  POST kept · body of 24 B sent again, identical',
        'POST /v2/orders 201 Created',
      ],
    ],
  },
  {
    id: 'get-alike',
    group: GROUP,
    title: 'GET with 302 and 307, side by side',
    story: 'For GET, both have the same effect. The choice matters only for other methods.',
    send: [
      { by: 'fetch', path: '/by-302' },
      { by: 'fetch', path: '/by-307' },
    ],
    answers: {
      '/by-302': { status: 302, location: '{path}/new' },
      '/by-307': { status: 307, location: '{path}/new' },
      '/new': { status: 200 },
    },
    expect: [
      ['GET /by-302 302 Found', '  GET kept', 'GET /new 200 OK'],
      ['GET /by-307 307 Temporary Redirect', '  GET kept', 'GET /new 200 OK'],
    ],
  },
  {
    id: 'five-statuses',
    group: GROUP,
    title: 'Five redirects, five statuses',
    story:
      'A load balancer, a new host, a sign-in, an old link and a confirmation in one chain. The third of the five redirects loses the body.',
    send: { by: 'fetch', method: 'POST', path: '/1', headers: JSON_TYPE, body: ORDER },
    answers: {
      '/1': { status: 307, location: '{path}/2' },
      '/2': { status: 308, location: '{path}/3' },
      '/3': { status: 302, location: '{path}/4' },
      '/4': { status: 301, location: '{path}/5' },
      '/5': { status: 303, location: '{path}/6' },
      '/6': { status: 200 },
    },
    expect: [
      [
        'POST /1 307 Temporary Redirect',
        '  POST kept · body of 24 B sent again, identical',
        'POST /2 308 Permanent Redirect',
        '  POST kept · body of 24 B sent again, identical',
        'POST /3 302 Found',
        '  ▲ POST → GET · body of 24 B dropped · Content-Type dropped',
        'GET /4 301 Moved Permanently',
        '  GET kept',
        'GET /5 303 See Other',
        '  GET kept',
        'GET /6 200 OK',
      ],
    ],
  },
  {
    id: 'slow-chain',
    group: GROUP,
    title: 'A slow chain',
    story:
      'The lab holds each response for a moment. Watch the panel while the chain is running: each hop appears as it happens.',
    send: { by: 'fetch', method: 'POST', path: '/1', body: { kind: 'text', text: 'all is well' } },
    answers: {
      '/1': { status: 307, location: '{path}/2', hold: 'slow-1' },
      '/2': { status: 303, location: '{path}/3', hold: 'slow-2' },
      '/3': { status: 302, location: '{path}/4', hold: 'slow-3' },
      '/4': { status: 308, location: '{path}/5', hold: 'slow-4' },
      '/5': { status: 200, hold: 'slow-5' },
    },
    expect: [
      [
        'POST /1 307 Temporary Redirect',
        '  POST kept · body of 11 B sent again, identical',
        'POST /2 303 See Other',
        '  POST → GET, by design · body of 11 B dropped · Content-Type dropped',
        'GET /3 302 Found',
        '  GET kept',
        'GET /4 308 Permanent Redirect',
        '  GET kept',
        'GET /5 200 OK',
      ],
    ],
  },
];
