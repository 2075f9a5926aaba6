import { BEHIND_PROXY, type Route, toPattern } from './route.ts';

/**
 * Writes a redirect for Next.js: https://nextjs.org/docs/app/api-reference/config/next-config-js/redirects
 * @returns undefined if Next.js can't express it
 */
export function next(route: Route): string | undefined {
  const { from, to, moves, hasLikePaths } = route;
  const isOtherHost = from.hostname !== to.hostname;
  const isOtherScheme = from.protocol !== to.protocol;
  if (isBeyond(route) || (hasLikePaths && !isOtherHost && !isOtherScheme)) return undefined;
  const source = moves ? '/:path*' : from.pathname.replace(/[:*?+(){}\\]/g, '\\$&');
  const destination = moves ? `${to.origin}/:path*` : destinationOf(route);
  return [
    '// in redirects() of next.config.js',
    '{',
    `  source: ${JSON.stringify(source)},`,
    ...(hasLikePaths ? has(from, isOtherScheme && !isOtherHost) : []),
    `  destination: ${JSON.stringify(destination)},`,
    `  ${statusOf(route)},`,
    '},',
  ].join('\n');
}

/**
 * Next.js passes every query on; it decodes the values of a query in a destination without encoding them again; and it
 * merges slashes. Measured with version 16.
 */
function isBeyond({ to, passesQuery, needsQuery }: Route): boolean {
  if (needsQuery || (!passesQuery && /[%+]/.test(to.search))) return true;
  return to.hostname.startsWith('[') || to.pathname.includes('//');
}

/**
 * Next.js ignores a trailing slash, case and the port, but can match the host and the scheme. It doesn't terminate TLS
 * itself, so without a proxy that reports the scheme, no request counts as HTTPS.
 */
function has({ hostname, protocol }: URL, byScheme: boolean): string[] {
  const host = `{ type: "host", value: ${JSON.stringify(toPattern(hostname))} }`;
  if (!byScheme) return [`  has: [${host}],`];
  const secure = '{ type: "header", key: "x-forwarded-proto", value: "https(,.*)?" }';
  return protocol === 'http:'
    ? [`  has: [${host}],`, `  missing: [${secure}], // ${BEHIND_PROXY}`]
    : [`  has: [${host}, ${secure}], // ${BEHIND_PROXY}`];
}

/**
 * A destination is parsed as a URL first, which turns backslashes into slashes, and then as a pattern, so it can't be
 * escaped like a source.
 */
function destinationOf({ target, to }: Route): string {
  const origin = target.startsWith('/') ? '' : to.origin;
  const rest = target.slice(origin.length);
  const [, path = '', query = '', hash = ''] = /^([^?#]*)([^#]*)(.*)$/.exec(rest) ?? [];
  const encode = (text: string) =>
    text.replace(/[:*?+(){}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return origin + encode(path) + query.replaceAll(':', '%3A') + encode(hash);
}

function statusOf({ status }: Route): string {
  if (status === 307 || status === 308) return `permanent: ${status === 308}`;
  return `statusCode: ${status}`;
}
