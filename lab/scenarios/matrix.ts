/** The five redirect statuses × six methods, sent with fetch. */
import type { Answer, ChainLines, Scenario, Send } from '../scenario.ts';

const GROUP = 'Five statuses, six methods';

type Status = 301 | 302 | 303 | 307 | 308;
type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const REASONS: Readonly<Record<Status, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
};

const METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The method after the redirect according to the Fetch Standard (§4.5, HTTP-redirect fetch, step 12). Written by hand,
 * independently of src/core, which it tests.
 */
const BECOMES: Readonly<Record<Status, Readonly<Record<Method, Method>>>> = {
  301: { GET: 'GET', HEAD: 'HEAD', POST: 'GET', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
  302: { GET: 'GET', HEAD: 'HEAD', POST: 'GET', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
  303: { GET: 'GET', HEAD: 'HEAD', POST: 'GET', PUT: 'GET', PATCH: 'GET', DELETE: 'GET' },
  307: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
  308: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
};

/** The mark of a method change: 303 is designed for it, 301 and 302 allow it for historical reasons. */
const CHANGE: Readonly<Record<Status, (from: Method, to: Method) => string>> = {
  301: (from, to) => `▲ ${from} → ${to}`,
  302: (from, to) => `▲ ${from} → ${to}`,
  303: (from, to) => `${from} → ${to}, by design`,
  307: (from, to) => `✖ ${from} → ${to}`,
  308: (from, to) => `✖ ${from} → ${to}`,
};

/** The methods sent with a body, and whether Chromium's webRequest shows it (Firefox's always does). */
const BODIES: Readonly<Record<Method, 'none' | 'observable' | 'hidden-in-chromium'>> = {
  GET: 'none',
  HEAD: 'none',
  POST: 'observable',
  PUT: 'observable',
  PATCH: 'hidden-in-chromium',
  DELETE: 'hidden-in-chromium',
};

const TEXT = 'hello world';
const SHOWN = `body of ${TEXT.length} B`;
const STATUSES: readonly Status[] = [301, 302, 303, 307, 308];

/** The 30 scenarios, by status and then by method. */
export const matrix: readonly Scenario[] = STATUSES.flatMap((status) =>
  METHODS.map((method) => toScenario(status, method)),
);

function toScenario(status: Status, method: Method): Scenario {
  const becomes = BECOMES[status][method];
  const redirect: Answer = { status, location: '{path}/new' };
  return {
    id: `${method.toLowerCase()}-${status}`,
    group: GROUP,
    cell: { row: `${status} ${REASONS[status]}`, column: method },
    title: `${status} in response to ${method}`,
    story: storyOf(status, method, becomes),
    send: sendOf(method),
    answers: { '/old': redirect, '/new': { status: 200 } },
    ...(BODIES[method] === 'hidden-in-chromium'
      ? {
          expect: {
            chromium: linesOf(status, method, undefined),
            firefox: linesOf(status, method, SHOWN),
          },
          // Chromium's log has no body for a request that followed a 301 or 302, although it was sent.
          ...(status > 302 && {
            withNetworkLog: linesOf(status, method, `${SHOWN} (DevTools network log)`),
          }),
        }
      : { expect: linesOf(status, method, SHOWN) }),
  };
}

function sendOf(method: Method): Send {
  const send: Send = { by: 'fetch', method, path: '/old' };
  return BODIES[method] === 'none' ? send : { ...send, body: { kind: 'text', text: TEXT } };
}

function storyOf(status: Status, method: Method, becomes: Method): string {
  const outcome =
    becomes === method
      ? `The next request must be ${method} again${BODIES[method] === 'none' ? '' : ', body included'}.`
      : `The next request must be ${becomes}, without the body.`;
  return `A fetch with ${method} receives ${status} ${REASONS[status]}. ${outcome}`;
}

function linesOf(status: Status, method: Method, body: string | undefined): ChainLines {
  const becomes = BECOMES[status][method];
  const changed = becomes !== method;
  const parts = [changed ? CHANGE[status](method, becomes) : `${method} kept`];
  if (BODIES[method] !== 'none') {
    const fate = changed ? 'dropped' : 'sent again, identical';
    parts.push(body === undefined ? 'body not observable' : `${body} ${fate}`);
    if (changed) parts.push('Content-Type dropped');
  }
  return [
    [
      `${method} /old ${status} ${REASONS[status]}`,
      `  ${parts.join(' · ')}`,
      `${becomes} /new 200 OK`,
    ],
  ];
}
