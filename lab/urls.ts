/** The lab's URLs: from a scenario's short notation to complete ones and back. */

/** The ports that the lab listens on. */
export interface LabPorts {
  readonly http: number;
  readonly https: number;
}

/** The host of pages. */
export const MAIN_HOST = 'localhost';

/** A host on the browsers' preloaded HSTS lists, like all of .dev. */
export const PRELOADED_HSTS_HOST = 'lab.dev';

/** A name as hosting platforms give them. Its region doesn't exist, so nobody can have it. */
export const PLATFORM_HOST = 'shop.lab.elb.amazonaws.com';

/** The path of a scenario. */
export function scenarioPath(scenarioId: string): string {
  return `/s/${scenarioId}`;
}

/**
 * Replaces the placeholders of a Location or URL: `{path}` becomes `/s/<id>`; `{http://HOST}`, `{https://HOST}` and
 * `{//HOST}` become that host with the lab's port, followed by `/s/<id>`. Anything else stays the same.
 */
export function expand(template: string, scenarioId: string, ports: LabPorts): string {
  const path = scenarioPath(scenarioId);
  return template
    .replaceAll('{path}', path)
    .replace(/\{(https?:)?\/\/([^{}]+)\}/g, (_, scheme: string | undefined, host: string) => {
      const port = scheme === 'https:' ? ports.https : ports.http;
      return `${scheme ?? ''}//${host}${isMapped(host) ? '' : `:${port}`}${path}`;
    });
}

/**
 * Shortens a scenario's URL for people and tests: on the lab's main origin to what follows `/s/<id>`, on its other
 * hosts to `http://b.localhost/path` without port and `/s/<id>`. Foreign URLs are returned unchanged.
 */
export function shorten(url: string, scenarioId: string): string {
  const match = LAB_URL.exec(url);
  if (!match) return url;
  const [, scheme, host, rest = ''] = match;
  const path = scenarioPath(scenarioId);
  const below = rest.startsWith(`${path}/`) ? rest.slice(path.length) : rest;
  return scheme === 'http' && host === MAIN_HOST ? below : `${scheme}://${host}${below}`;
}

/** Text rather than `URL`, so that nothing is normalized: the comparison is with what the browser reported. */
const LAB_URL =
  /^(https?):\/\/((?:[^/?#@]+@)?(?:[^/?#:@]+\.)?(?:localhost|lab\.dev|lab\.test|example\.com|lab\.elb\.amazonaws\.com))(?::\d+)?(.*)$/s;

/** Names under .dev, .test and .com use ports 80 and 443, which the browser maps to the lab's. */
function isMapped(host: string): boolean {
  return /\.(?:dev|test|com)$/.test(host);
}
