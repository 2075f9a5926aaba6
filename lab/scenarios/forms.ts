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
      'A contact form still posts to the address it had before the site moved. With 301 the browser arrives at the new one with GET, and what was typed is lost.',
    lost: true,
    change: '▲ POST → GET',
  },
  302: {
    story:
      'A framework’s redirect() answers 302 to a form post. The browser turns POST into GET: fine after the work is done, a lost form if the endpoint merely moved.',
    lost: true,
    change: '▲ POST → GET',
  },
  303: {
    story:
      'Post/Redirect/Get as it is meant: the server has taken the form and shows a page that may be reloaded. POST becomes GET by design.',
    lost: true,
    change: 'POST → GET, by design',
  },
  307: {
    story:
      'The form’s endpoint is elsewhere for a while. 307 makes the browser post the same form again, at the new address.',
    lost: false,
    change: 'POST kept',
  },
  308: {
    story:
      'The form’s endpoint moved for good. 308 is 301 without the change to GET: the form arrives whole.',
    lost: false,
    change: 'POST kept',
  },
};

const STATUSES: readonly Status[] = [301, 302, 303, 307, 308];

const moved: readonly Scenario[] = STATUSES.map((status) => ({
  id: `form-${status}`,
  group: GROUP,
  title: `A form whose endpoint answers ${status}`,
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
    'A form that could carry files is multipart/form-data. The browser sends it again with the same fields; extensions see the fields, not the bytes.',
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
