import type { Route } from './route.ts';

/**
 * Writes a Redirect Rule for Cloudflare:
 * https://developers.cloudflare.com/rules/url-forwarding/single-redirects/settings/
 * @returns undefined for 303, which Cloudflare can't send
 */
export function cloudflare(route: Route): string | undefined {
  const { status, to, target, passesQuery, moves } = route;
  if (status === 303) return undefined;
  const whole = target.startsWith('/') ? to.origin + target : target;
  return [
    '# Rules, Redirect Rules: custom filter expression',
    condition(route),
    `# Then: ${moves ? 'dynamic' : 'static'}, ${status}, ${passesQuery && !moves ? '' : 'do not '}preserve the query string`,
    moves ? `concat(${JSON.stringify(to.origin)}, raw.http.request.uri)` : whole,
  ].join('\n');
}

function condition({ from, needsQuery, moves }: Route): string {
  const host = `http.host eq ${JSON.stringify(moves === 'port' ? from.host : from.hostname)}`;
  if (moves) {
    return moves === 'scheme' ? `${host} and ${from.protocol === 'http:' ? 'not ' : ''}ssl` : host;
  }
  const path = `raw.http.request.uri.path eq ${JSON.stringify(from.pathname)}`;
  const query = `raw.http.request.uri.query eq ${JSON.stringify(from.search.slice(1))}`;
  return [host, path, ...(needsQuery ? [query] : [])].join(' and ');
}
