/** The kinds of redirects that lines are written for, each with its own host, so that one server can have them all. */
import type { Fix } from '../../src/core/findings/finding.ts';

/** How a server is reached: directly, or through a proxy that terminates TLS. */
export type Mode = 'direct' | 'behind TLS';

export interface Case {
  readonly kind: string;
  readonly fix: Fix;
  /** The requested URLs, and where they lead. */
  readonly moved: readonly (readonly [from: string, to: string])[];
  /** Similar URLs that the redirect must not affect. */
  readonly others: readonly string[];
}

/**
 * Queries as browsers send them: encoded slashes and spaces, plus signs, semicolons, non-ASCII characters, and none at
 * all.
 */
const QUERIES = [
  '',
  '?a=1&b=2',
  '?next=%2Fcart%3Fx%3D1&q=a+b%20c;d&%C3%A9=%E2%82%AC',
  "?it's=(a)*~$1",
];

/** Paths, if a whole host moves. */
const PATHS = ['/', '/plain', '/a%2Fb/c%20d+e;f=1', '/caf%C3%A9/~me', '/%3Fno-query', '/$1/(x)'];

/** Paths on one host that move: kind, from, to, and paths that stay. */
const MOVES: readonly (readonly [kind: string, from: string, to: string, ...others: string[]])[] = [
  ['path', '/v1/orders', '/v2/orders', '/v1/orders/7', '/api/v1/orders', '/v1/orders2'],
  ['slash', '/items', '/items/', '/items2', '/items/7'],
  ['case', '/Docs', '/docs', '/DOCS/x'],
  ['encoded', '/caf%C3%A9%20menu', '/menu', '/caf%C3%A9'],
  ['encoded target', '/card', '/carte%20du%20caf%C3%A9', '/cards'],
  ['encoded slash', '/a%2Fb', '/a-b', '/a/b'],
  ['respelled', '/%7Eme', '/~me', '/%7Eyou'],
  ['semicolon', '/shop;v=1', '/shop/v1', '/shop'],
  ['plus', '/a+b', '/a%20b', '/a+c'],
  ['double slash', '//news', '/news', '/old/news'],
  ['odd target', '/odd', "/o$1/(d)*d/'x'~;y=%25", '/odd/1'],
];

/** Queries that matter: kind, from, to, and URLs that stay. */
const QUERY_MOVES: typeof MOVES = [
  ['query counts', '/wizard?step=1', '/wizard?step=2', '/wizard', '/wizard?step=1&x=1'],
  ['query counts, encoded', '/find?q=a%20b%2Fc', '/find?q=a-b', '/find?q=a+b%2Fc'],
  ['query dropped', '/article?id=7', '/article/7', '/article?id=8'],
  ['query set', '/old', '/new?page=2&q=a%20b', '/old/x'],
];

/** All cases for one mode. */
export function casesFor(mode: Mode): Case[] {
  const scheme = mode === 'direct' ? 'http' : 'https';
  return [
    ...MOVES.map(([kind, from, to, ...others], index) => {
      const origin = `${scheme}://move${index}.test`;
      const moved = QUERIES.map((query) => [origin + from + query, origin + to + query] as const);
      return toCase(
        kind,
        moved,
        others.map((path) => origin + path),
      );
    }),
    ...QUERY_MOVES.map(([kind, from, to, ...others], index) => {
      const origin = `${scheme}://query${index}.test`;
      return toCase(
        kind,
        [[origin + from, origin + to]],
        others.map((path) => origin + path),
      );
    }),
    toCase(
      'other host',
      QUERIES.map((query) => [
        `${scheme}://eu.test/upload${query}`,
        `${scheme}://us.test/in/7${query}`,
      ]),
      [`${scheme}://eu.test/uploads`],
    ),
    hostCase('www', `${scheme}://www.bare.test`, `${scheme}://bare.test`),
    hostCase('to www', `${scheme}://dressed.test`, `${scheme}://www.dressed.test`),
    hostCase('https', 'http://secure.test', 'https://secure.test'),
    hostCase('https and www', 'http://both.test', 'https://www.both.test'),
  ];
}

function hostCase(kind: string, from: string, to: string): Case {
  const moved = PATHS.flatMap((path) =>
    ['', '?q=a%2Fb+c;d'].map((query) => [from + path + query, to + path + query] as const),
  );
  return toCase(kind, moved, []);
}

function toCase(kind: string, moved: Case['moved'], others: readonly string[]): Case {
  const [from = '', to = ''] = moved[0] ?? [];
  return { kind, fix: { status: 308, from, to }, moved, others };
}

/** The hosts of a case. */
export function hostsOf({ fix }: Case): string[] {
  return [...new Set([new URL(fix.from).hostname, new URL(fix.to).hostname])];
}
