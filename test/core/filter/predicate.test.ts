import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { parseFilter, toPredicate } from '../../../src/core/filter/index.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';

/** Chains by name, so that a test can say which a filter finds. */
const chains: Record<string, RedirectChain> = {
  order: record(
    'POST http://api.shop.test/orders (24 B) {Content-Type: text/plain; Cookie: sid=1; theme=a} 302 / ' +
      'GET http://api.shop.test/v2/orders {Cookie: sid=1} 200',
  ),
  upload: record(
    'PUT https://eu.shop.test:8443/upload (12000 B) 307 / PUT https://us.shop.test/upload (12000 B) 201',
  ),
  page: drawn(
    'GET http://shop.test/ hsts / GET https://shop.test/ 301 / GET https://shop.cdn/ 200',
    {
      type: 'main_frame',
    },
  ),
  broken: record('POST http://a.test/ (5 B) 307 / GET http://a.test/b net::ERR_CONNECTION_REFUSED'),
  missing: drawn(
    'GET http://a.test/x 303 {X-Redirect-By: WordPress; Server: nginx} / GET http://a.test/y 404',
    { type: 'image' },
  ),
  app: record('GET http://b.test/open 302>myapp://x'),
  done: withResponse(record('PUT http://a.test/ (1 B) 303 / GET http://a.test/ok 200'), [
    { name: 'Set-Cookie', value: 'Done=1; Path=/' },
    { name: 'Content-Length', value: '2500' },
  ]),
  next: { ...record('GET http://a.test/n 308 / GET http://a.test/m 200'), link: linkFrom('done') },
};

function drawn(drawing: string, request: DrawnRequest): RedirectChain {
  return record(drawing, request);
}

function linkFrom(from: string) {
  return { from, cause: 'meta-refresh', certainty: 'certain' } as const;
}

/** The chain with its last answer from the cache, with other headers. */
function withResponse(chain: RedirectChain, headers: Header[]): RedirectChain {
  const [first, ...rest] = chain.hops;
  const hops = rest.map((hop) => ({
    ...hop,
    response: { status: 200, statusLine: '', fromCache: true, headers },
  }));
  return { ...chain, hops: [first, ...hops] };
}

function found(filter: string): string {
  const { terms, errors } = parseFilter(filter);
  expect(errors).toEqual([]);
  const matches = toPredicate(terms);
  return Object.keys(chains)
    .filter((name) => matches(chains[name] as RedirectChain))
    .join(' ');
}

const ALL = Object.keys(chains).join(' ');

describe('a filter finds', () => {
  it.each([
    ['', ALL],
    ['orders', 'order'],
    ['SHOP.test/up', 'upload'],
    ['put', 'upload done'],
    ['put done', ''],
    ['30 a.test/', 'broken missing done next'],
    ['"meta refresh"', 'next'],
    ['myapp', 'app'],
    ['-a.test -shop', 'app'],
    ['-""', ALL],
    ['/^post$/', ''],
    ['/^post$/i', 'order broken'],
    ['/test\\/[xy]$/', 'missing'],
    ['-/test/', ''],
    ['status:302', 'order app'],
    ['status:2xx', 'order upload page done next'],
    ['-status:2xx', 'broken missing app'],
    ['status:299', ''],
    ['method:get', 'order page broken missing app done next'],
    ['method:P', ''],
    ['method-changed', 'order broken done'],
    ['-method-changed', 'upload page missing app next'],
    ['verdict:violation', 'broken'],
    ['verdict:historical', 'order'],
    ['verdict:by-design', 'done'],
    ['verdict:kept', 'upload page missing next'],
    ['type:fetch', 'order upload broken app done next'],
    ['type:xmlhttprequest', 'order upload broken app done next'],
    ['type:document', 'page'],
    ['type:img', 'missing'],
    ['domain:shop.test', 'page'],
    ['domain:*.shop.test', 'order upload'],
    ['domain:eu.shop.test', 'upload'],
    ['domain:eu.shop.test:8443', 'upload'],
    ['domain:shop.*', 'page'],
    ['cross-site', 'page app'],
    ['scheme:http', 'order page broken missing app done next'],
    ['-scheme:http', 'upload'],
    ['scheme:myapp', 'app'],
    ['cause:hsts', 'page'],
    ['cause:meta-refresh', 'next'],
    ['cause:extension', ''],
    ['cached', 'done'],
    ['error', 'broken missing app'],
    ['has:body', 'order upload broken done'],
    ['has:body-dropped', 'order broken done'],
    ['has:header-dropped', 'order'],
    ['has:cookie', 'order'],
    ['has:set-cookie', 'done'],
    ['has:link', 'next'],
    ['has:finding finding:post-became-get', 'order'],
    ['hops:>2', 'page'],
    ['hops:3', 'page'],
    ['hops:<2', 'app'],
    ['hops:<=1', 'app'],
    ['hops:>=3', 'page'],
    ['larger-than:10k', 'upload'],
    ['larger-than:12k', ''],
    ['larger-than:2.4k', 'upload done'],
    ['larger-than:1M', ''],
    ['header:content-type', 'order'],
    ['header:LOCATION status:301', 'page'],
    ['header:content-*', 'order done'],
    ['by:wordpress', 'missing'],
    ['by:Word*', 'missing'],
    ['by:nginx', ''],
    ['cookie:sid', 'order'],
    ['cookie:done', 'done'],
    ['cookie:*', 'order done'],
    ['status:307 -method-changed domain:*.test', 'upload'],
  ])('%s: %s', (filter, expected) => {
    expect(found(filter)).toBe(expected);
  });
});

it('distinguishes an error from a finding with severity error, even if every response was successful', () => {
  const chain = record('POST http://a.test/ 307 / GET http://a.test/b 200');
  expect(toPredicate(parseFilter('error').terms)(chain)).toBe(true);
});

it('finds hosts in other alphabets as written', () => {
  const chain = record('GET http://www.xn--bcher-kva.de/ 301 / GET http://xn--bcher-kva.de/ 200');
  for (const filter of ['domain:bücher.de', 'domain:*.BÜCHER.de', 'domain:xn--bcher-kva.de']) {
    expect(toPredicate(parseFilter(filter).terms)(chain), filter).toBe(true);
  }
});

it('includes the transfer sizes from DevTools’ network log', () => {
  const chain = record('GET http://a.test/ 302 / GET http://a.test/b 200');
  const timings = { send: 0, wait: 1, receive: 1 };
  const [first, ...rest] = chain.hops;
  const logged: RedirectChain = {
    ...chain,
    hops: [first, ...rest.map((hop) => ({ ...hop, network: { timings, transferSize: 5000 } }))],
  };
  const matches = toPredicate(parseFilter('larger-than:4k').terms);
  expect([matches(chain), matches(logged)]).toEqual([false, true]);
});

it('applies a regular expression to the first 2,000 characters of a URL, and a text to all of it', () => {
  const chain = record(`GET http://a.test/${'x'.repeat(3000)}end 200`);
  expect(toPredicate(parseFilter('/end/').terms)(chain)).toBe(false);
  expect(toPredicate(parseFilter('end').terms)(chain)).toBe(true);
});

describe('what the user added to a chain', () => {
  const marked = {
    ...record('GET http://a.test/ 301 / GET http://a.test/x 200'),
    pinned: true as const,
    note: 'Before the fix.\nTicket 4711',
  };
  const finds = (filter: string) => toPredicate(parseFilter(filter).terms)(marked);

  it('can be searched for: its pin, its note, and the note’s words', () => {
    for (const filter of ['pinned', 'has:note', '4711', 'before', '/^Ticket\\s\\d+$/']) {
      expect(finds(filter), filter).toBe(true);
    }
    expect([finds('-pinned'), finds('-has:note'), finds('4712')]).toEqual([false, false, false]);
    expect([found('pinned'), found('has:note')]).toEqual(['', '']);
  });
});

it('includes a chain that can’t be tested', () => {
  const broken = {
    ...chains.order,
    get hops(): never {
      throw new RangeError('made to fail');
    },
  } as unknown as RedirectChain;
  for (const filter of ['a', '-a', 'error', '/a/'])
    expect(toPredicate(parseFilter(filter).terms)(broken)).toBe(true);
});
