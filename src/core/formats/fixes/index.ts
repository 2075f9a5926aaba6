/** Redirects as configuration of servers and code of frameworks, ready to copy. */
import type { Fix } from '../../findings/finding.ts';
import { LAYERS, type Layer } from '../../layers/layer.ts';
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
  /** By which a response shows that this one answered. */
  readonly layer: Layer;
  readonly write: (route: Route) => string | undefined;
  /** What ran such lines in `npm run fixes:verify`; lab/measured/fixes.json holds them. Absent: they were not tried. */
  readonly triedWith?: string;
}

/** All that lines are written for, in the order in which they are offered. */
const WRITERS = [
  { server: 'nginx', layer: LAYERS.nginx, write: nginx, triedWith: 'nginx 1.30.6' },
  { server: 'Apache', layer: LAYERS.apache, write: apache, triedWith: 'Apache 2.4.69' },
  { server: 'Caddy', layer: LAYERS.caddy, write: caddy, triedWith: 'Caddy 2.11.4' },
  { server: 'Express', layer: LAYERS.express, write: express, triedWith: 'Express 5.3.0' },
  { server: 'Next.js', layer: LAYERS.next, write: next, triedWith: 'Next.js 16.4.6' },
  { server: 'Django', layer: LAYERS.django, write: django, triedWith: 'Django 5.2.19' },
  { server: 'Flask', layer: LAYERS.flask, write: flask, triedWith: 'Flask 3.1.3' },
  { server: 'FastAPI', layer: LAYERS.fastapi, write: fastApi, triedWith: 'FastAPI 0.165.0' },
  { server: 'Rails', layer: LAYERS.rails, write: rails, triedWith: 'Rails 7.2.4' },
  { server: 'Spring', layer: LAYERS.spring, write: spring, triedWith: 'Spring Boot 4.1.2' },
  { server: 'ASP.NET Core', layer: LAYERS.aspNet, write: aspNet },
  { server: 'Cloudflare', layer: LAYERS.cloudflare, write: cloudflare },
  { server: 'CloudFront', layer: LAYERS.cloudfront, write: cloudFront },
] as const satisfies readonly Writer[];

export type FixServer = (typeof WRITERS)[number]['server'];

export const FIX_SERVERS: readonly FixServer[] = WRITERS.map(({ server }) => server);

/** Lines of one server's configuration. */
export interface Snippet {
  readonly server: FixServer;
  readonly layer: Layer;
  readonly text: string;
  /** `nginx 1.30.6`: lines of this kind were run there, directly and behind a proxy that ends TLS. */
  readonly triedWith: string | undefined;
}

/**
 * Writes a redirect for each server that can be told of it: in printable ASCII, and so that nothing of the URLs means
 * anything but itself.
 * @param sender what answered, whose lines are to come first
 * @returns none for URLs that are not http(s), that differ in nothing that a server sees, or whose host is not a host
 * name
 */
export function toSnippets(fix: Fix, sender?: Layer): readonly Snippet[] {
  const route = toRoute(fix);
  if (!route) return [];
  const writers = WRITERS.toSorted(
    (a, b) => Number(b.layer === sender) - Number(a.layer === sender),
  );
  return writers.flatMap(({ write, server, layer, triedWith }: Writer & { server: FixServer }) => {
    const text = write(route);
    return text === undefined ? [] : [{ server, layer, text, triedWith }];
  });
}
