/** Requests that are not redirects and must not be recorded as such. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'No redirects';

export const plain: readonly Scenario[] = [
  {
    id: 'plain-200',
    group: GROUP,
    title: 'A request without a redirect',
    story: 'The panel stays empty because a request without a redirect isn’t a chain.',
    send: { by: 'fetch', path: '/page' },
    answers: { '/page': { status: 200 } },
    expect: [],
  },
  {
    id: 'not-modified',
    group: GROUP,
    title: '304 Not Modified',
    story: 'A 3xx for caching. It has no Location and redirects nowhere.',
    send: { by: 'fetch', path: '/page', headers: { 'If-None-Match': '"7"' } },
    answers: { '/page': { status: 304, headers: { ETag: '"7"' } } },
    expect: [],
  },
];
