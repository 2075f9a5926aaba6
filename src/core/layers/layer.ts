/** The layers that a response can come through, and what makes them known. */

/** `cdn` and `proxy` are in front of others; a `server` runs the applications of a `framework`. */
export type LayerKind = 'cdn' | 'proxy' | 'server' | 'framework' | 'application';

export interface Layer {
  /** Lower case, and never changed: filters quote it. Of an application that names itself, what it says. */
  readonly id: string;
  /** As its makers write it. Of an application that names itself, what it says: not safe to show. */
  readonly name: string;
  readonly kind: LayerKind;
}

/**
 * How a layer is known. `declared`: a header names it. `measured`: the response is of a shape that only this layer had
 * among those in lab/measured/servers.json. `likely`: it looks like this layer's, by what is documented or by a cookie's name.
 */
export type Level = 'declared' | 'measured' | 'likely';

/** The evidence for a layer in a response. Values are from the network and not escaped for display. */
export type Evidence =
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /** Content-Length is that of the page that the layer sends, in bytes. */
  | { readonly kind: 'body'; readonly bytes: number }
  /** Headers that the layer sends with a redirect: together, or one after the other. */
  | { readonly kind: 'headers'; readonly names: readonly string[]; readonly inOrder: boolean }
  | { readonly kind: 'cookie'; readonly name: string };

/** A layer that sent a redirect, or that a response passed through. */
export interface KnownLayer {
  readonly layer: Layer;
  readonly level: Level;
  readonly evidence: Evidence;
}

function layer(id: string, name: string, kind: LayerKind): Layer {
  return { id, name, kind };
}

/** All that the tables beside this one name. */
export const LAYERS = {
  cloudflare: layer('cloudflare', 'Cloudflare', 'cdn'),
  fastly: layer('fastly', 'Fastly', 'cdn'),
  cloudfront: layer('cloudfront', 'CloudFront', 'cdn'),
  akamai: layer('akamai', 'Akamai', 'cdn'),
  imperva: layer('imperva', 'Imperva', 'cdn'),
  vercel: layer('vercel', 'Vercel', 'cdn'),
  netlify: layer('netlify', 'Netlify', 'cdn'),
  githubPages: layer('github-pages', 'GitHub Pages', 'cdn'),
  azureFrontDoor: layer('azure-front-door', 'Azure Front Door', 'cdn'),
  nginx: layer('nginx', 'nginx', 'proxy'),
  apache: layer('apache', 'Apache', 'proxy'),
  caddy: layer('caddy', 'Caddy', 'proxy'),
  traefik: layer('traefik', 'Traefik', 'proxy'),
  haproxy: layer('haproxy', 'HAProxy', 'proxy'),
  envoy: layer('envoy', 'Envoy', 'proxy'),
  iis: layer('iis', 'IIS', 'proxy'),
  varnish: layer('varnish', 'Varnish', 'proxy'),
  lighttpd: layer('lighttpd', 'lighttpd', 'proxy'),
  gunicorn: layer('gunicorn', 'Gunicorn', 'server'),
  uvicorn: layer('uvicorn', 'Uvicorn', 'server'),
  kestrel: layer('kestrel', 'Kestrel', 'server'),
  jetty: layer('jetty', 'Jetty', 'server'),
  tomcat: layer('tomcat', 'Tomcat', 'server'),
  php: layer('php', 'PHP', 'server'),
  express: layer('express', 'Express', 'framework'),
  next: layer('next', 'Next.js', 'framework'),
  koa: layer('koa', 'Koa', 'framework'),
  django: layer('django', 'Django', 'framework'),
  flask: layer('flask', 'Flask (Werkzeug)', 'framework'),
  fastapi: layer('fastapi', 'FastAPI (Starlette)', 'framework'),
  aiohttp: layer('aiohttp', 'aiohttp', 'framework'),
  tornado: layer('tornado', 'Tornado', 'framework'),
  go: layer('go', 'Go (net/http)', 'framework'),
  rails: layer('rails', 'Rails', 'framework'),
  spring: layer('spring', 'Spring', 'framework'),
  aspNet: layer('asp-net', 'ASP.NET', 'framework'),
  laravel: layer('laravel', 'Laravel', 'framework'),
  wordpress: layer('wordpress', 'WordPress', 'application'),
} as const;

/** What some of them run in: if a response matches both, it is the first one's. */
export const RUNS_IN: ReadonlyMap<Layer, Layer> = new Map<Layer, Layer>([
  [LAYERS.laravel, LAYERS.php],
  [LAYERS.wordpress, LAYERS.php],
  [LAYERS.spring, LAYERS.tomcat],
]);
