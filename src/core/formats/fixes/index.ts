/** Redirects as server configuration and framework code, ready to copy. */
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

/** A server, framework or CDN, and the function that writes a redirect for it, if it can express the redirect. */
interface Writer {
  readonly server: string;
  /** The layer whose presence in a response shows that this server sent it. */
  readonly layer: Layer;
  readonly write: (route: Route) => string | undefined;
  /**
   * The servers on which `npm run fixes:verify` tried such lines, as in lab/measured/fixes.json. Absent if they were
   * not tried.
   */
  readonly triedWith?: string;
}

/** All supported servers in the order in which they are offered. */
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

/** The lines for one server. */
export interface Snippet {
  readonly server: FixServer;
  readonly layer: Layer;
  readonly text: string;
  /** `nginx 1.30.6`: lines of this kind were tried there, directly and behind a proxy that terminates TLS. */
  readonly triedWith: string | undefined;
}

/**
 * Writes a redirect for each server that can express it: in printable ASCII, and with everything from the URLs escaped.
 * @param sender the server that sent the redirect, whose lines come first
 * @returns nothing for URLs that are not http(s), that servers can't distinguish, or whose host is not a host name
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
