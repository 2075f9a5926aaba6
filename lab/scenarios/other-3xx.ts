/** The 3xx statuses that browsers don't follow, alone and after a redirect. */
import type { ChainLines, Scenario } from '../scenario.ts';
import { steps } from './limits.ts';

const GROUP = 'Other 3xx';

export const other3xx: readonly Scenario[] = [
  {
    id: 'multiple-choices',
    group: GROUP,
    title: '300 Multiple Choices',
    story: 'Browsers don’t follow this 3xx, although it has a Location. Some other clients do.',
    send: { by: 'fetch', path: '/page' },
    answers: { '/page': { status: 300, location: '{path}/page.en' }, '/page.en': { status: 200 } },
    expect: [unfollowed('300 Multiple Choices')],
  },
  endingWith(300, 'Multiple Choices', 'multiple-choices-after-302'),
  {
    id: 'use-proxy',
    group: GROUP,
    title: '305 Use Proxy',
    story:
      'Deprecated since 2014 because it lets anyone on the network path specify a proxy. Browsers ignore it.',
    send: { by: 'fetch', path: '/page' },
    answers: { '/page': { status: 305, location: '{path}/proxy' }, '/proxy': { status: 200 } },
    expect: [unfollowed('305 Use Proxy')],
  },
  endingWith(305, 'Use Proxy', 'use-proxy-after-302'),
  endingWith(306, 'Switch Proxy', 'switch-proxy-after-302'),
  {
    id: 'not-modified-after-302',
    group: GROUP,
    title: 'A 302 to 304 Not Modified',
    story:
      'The page revalidates its stored copy, is redirected, and receives a 304: the copy is still valid.',
    send: { by: 'fetch', path: '/old', headers: { 'If-None-Match': '"7"' } },
    answers: {
      '/old': { status: 302, location: '{path}/page' },
      '/page': { status: 304, headers: { ETag: '"7"' } },
    },
    expect: [[...steps(302, 1, () => '/old'), 'GET /page 304 Not Modified']],
  },
];

function endingWith(status: number, statusText: string, id: string): Scenario {
  return {
    id,
    group: GROUP,
    title: `A 302 to ${status} ${statusText}`,
    story: `The first redirect is followed, but the ${status} is not, although it has a Location.`,
    send: { by: 'fetch', path: '/old' },
    answers: {
      '/old': { status: 302, location: '{path}/page' },
      '/page': { status, statusText, location: '{path}/new' },
      '/new': { status: 200 },
    },
    expect: [[...steps(302, 1, () => '/old'), ...unfollowed(`${status} ${statusText}`)]],
  };
}

function unfollowed(answer: string): ChainLines[number] {
  return [`GET /page ${answer}`, '  not followed'];
}
