/** Redirects as configuration of servers and code of frameworks, ready to copy. */
import type { Fix } from '../../findings/finding.ts';
import { apache } from './apache.ts';
import { aspNet } from './asp-net.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { cloudFront } from './cloudfront.ts';
import { express } from './express.ts';
import { next } from './next.ts';
import { nginx } from './nginx.ts';
import { django, fastApi, flask } from './python.ts';
import { rails } from './rails.ts';
import { type Route, toRoute } from './route.ts';
import { spring } from './spring.ts';

/** A server, framework or CDN, and how a redirect is written for it; not at all where it cannot be told. */
interface Writer {
  readonly server: string;
  readonly write: (route: Route) => string | undefined;
  /** What ran such lines in `npm run fixes:verify`; lab/fixes.json holds them. Absent: they were not tried. */
  readonly triedWith?: string;
}

/** All that lines are written for, in the order in which they are offered. */
const WRITERS = [
  { server: 'nginx', write: nginx, triedWith: 'nginx 1.30.6' },
  { server: 'Apache', write: apache, triedWith: 'Apache 2.4.69' },
  { server: 'Caddy', write: caddy, triedWith: 'Caddy 2.11.4' },
  { server: 'Express', write: express, triedWith: 'Express 5.3.0' },
  { server: 'Next.js', write: next },
  { server: 'Django', write: django, triedWith: 'Django 5.2.19' },
  { server: 'Flask', write: flask, triedWith: 'Flask 3.1.3' },
  { server: 'FastAPI', write: fastApi, triedWith: 'FastAPI 0.165.0' },
  { server: 'Rails', write: rails },
  { server: 'Spring', write: spring },
  { server: 'ASP.NET Core', write: aspNet },
  { server: 'Cloudflare', write: cloudflare },
  { server: 'CloudFront', write: cloudFront },
] as const satisfies readonly Writer[];

export type FixServer = (typeof WRITERS)[number]['server'];

export const FIX_SERVERS: readonly FixServer[] = WRITERS.map(({ server }) => server);

/** Lines of one server's configuration. */
export interface Snippet {
  readonly server: FixServer;
  readonly text: string;
  /** `nginx 1.30.6`: lines of this kind were run there, directly and behind a proxy that ends TLS. */
  readonly triedWith: string | undefined;
}

/**
 * Writes a redirect for each server that can be told of it: in printable ASCII, and so that nothing of the URLs means
 * anything but itself.
 * @param first what answered, whose lines are to come first
 * @returns none for URLs that are not http(s), that differ in nothing that a server sees, or whose host is no host name
 */
export function toSnippets(fix: Fix, first?: FixServer): readonly Snippet[] {
  const route = toRoute(fix);
  if (!route) return [];
  const writers = WRITERS.toSorted(
    (a, b) => Number(b.server === first) - Number(a.server === first),
  );
  return writers.flatMap((writer: Writer & { server: FixServer }) => {
    const text = writer.write(route);
    return text === undefined ? [] : [{ server: writer.server, text, triedWith: writer.triedWith }];
  });
}
