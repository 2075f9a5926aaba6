/**
 * Redirects as configuration of servers, ready to copy. Tried with hostile URLs on nginx 1.22, Apache 2.4, Express 5 and
 * Next.js 16.
 */
import type { Fix } from '../../findings/finding.ts';
import { apache } from './apache.ts';
import { express } from './express.ts';
import { next } from './next.ts';
import { nginx } from './nginx.ts';
import { toRoute } from './route.ts';

/** Lines of one server's configuration. */
export interface Snippet {
  readonly server: 'nginx' | 'Apache' | 'Express' | 'Next.js';
  readonly text: string;
}

/**
 * Writes a redirect for each server that can be told of it: in printable ASCII, and so that nothing of the URLs means
 * anything but itself.
 * @returns none for URLs that are not http(s), that differ in nothing that a server sees, or whose host is no host name
 */
export function toSnippets(fix: Fix): readonly Snippet[] {
  const route = toRoute(fix);
  if (!route) return [];
  const texts: readonly [Snippet['server'], string | undefined][] = [
    ['nginx', nginx(route)],
    ['Apache', apache(route)],
    ['Express', express(route)],
    ['Next.js', next(route)],
  ];
  return texts.flatMap(([server, text]) => (text === undefined ? [] : [{ server, text }]));
}
