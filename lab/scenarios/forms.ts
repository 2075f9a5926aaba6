/** Forms submitted to an address that moved: real navigations. */
import type { ChainLines, Scenario, SendBody } from '../scenario.ts';

const GROUP = 'Forms';

/** 27 bytes when urlencoded. */
const BODY: SendBody = { kind: 'fields', fields: { name: 'Ada', topic: 'a moved form' } };

/**
 * About 1,100 bytes with Firefox's boundaries, whose length varies slightly: long enough to be always rounded to `1.1
 * kB`.
 */
const MULTIPART: SendBody = {
  kind: 'multipart',
  fields: { name: 'Ada', topic: 'a moved form '.repeat(64) },
};

const REASONS = {
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
} as const;

type Status = keyof typeof REASONS;

/**
 * The description of each status and what it does to the form; the second string is the expected line after its
 * indentation.
 */
const CASES: Readonly<Record<Status, { story: string; lost: boolean; change: string }>> = {
  301: {
    story:
      'A contact form still posts to the URL it had before the site moved. With a 301, the browser requests the new URL with GET, and the form’s data is lost.',
    lost: true,
    change: '▲ POST → GET',
  },
  302: {
    story:
      'A framework’s redirect() responds to a form with 302. The browser changes POST to GET. That is fine if the form was processed, but the form is lost if the endpoint only moved.',
    lost: true,
    change: '▲ POST → GET',
  },
  303: {
    story:
      'Post/Redirect/Get as intended: the server has processed the form and redirects to a page that can be reloaded safely. POST becomes GET by design.',
    lost: true,
    change: 'POST → GET, by design',
  },
  307: {
    story:
      'The form’s endpoint has moved temporarily. With a 307, the browser submits the same form again to the new URL.',
    lost: false,
    change: 'POST kept',
  },
  308: {
    story:
      'The form’s endpoint has moved permanently. A 308 is like a 301 but keeps the method, so the whole form arrives.',
    lost: false,
    change: 'POST kept',
  },
};

const STATUSES: readonly Status[] = [301, 302, 303, 307, 308];

const moved: readonly Scenario[] = STATUSES.map((status) => ({
  id: `form-${status}`,
  group: GROUP,
  title: `A form whose endpoint returns ${status}`,
  story: CASES[status].story,
  send: { by: 'form', method: 'POST', path: '/contact', body: BODY },
  answers: {
    '/contact': { status, location: '{path}/contact/new' },
    '/contact/new': { status: 200 },
  },
  expect: expected(status, '27 B'),
}));

const multipart: Scenario = {
  id: 'form-multipart',
  group: GROUP,
  title: 'A multipart form and a 307',
  story:
    'Forms that can contain files use multipart/form-data. The browser sends the form again with the same fields. Extensions see the fields but not the bytes.',
  send: {
    by: 'form',
    method: 'POST',
    path: '/contact',
    body: MULTIPART,
  },
  answers: {
    '/contact': { status: 307, location: '{path}/contact/new' },
    '/contact/new': { status: 200 },
  },
  expect: expected(307, '1.1 kB'),
};

export const forms: readonly Scenario[] = [...moved, multipart];

/** Firefox shows a form's Content-Length, Chromium does not. */
function expected(status: Status, size: string): Scenario['expect'] {
  return {
    chromium: linesOf(status, 'form body of 2 fields'),
    firefox: linesOf(status, `form body of 2 fields (${size})`),
  };
}

function linesOf(status: Status, body: string): ChainLines {
  const { lost, change } = CASES[status];
  const fate = lost ? `${body} dropped · Content-Type dropped` : `${body} sent again, same fields`;
  return [
    [
      `POST /contact ${status} ${REASONS[status]}`,
      `  ${change} · ${fate}`,
      `${lost ? 'GET' : 'POST'} /contact/new 200 OK`,
    ],
  ];
}
