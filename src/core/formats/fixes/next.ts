import { BEHIND_PROXY, type Route, toPattern } from './route.ts';

/**
 * Writes a redirect for Next.js: https://nextjs.org/docs/app/api-reference/config/next-config-js/redirects
 * @returns undefined where it cannot be told
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
 * It passes every query on; of one in a destination it decodes the values and does not encode them again; and it merges
 * slashes. Measured with 16.
 */
function isBeyond({ to, passesQuery, needsQuery }: Route): boolean {
  if (needsQuery || (!passesQuery && /[%+]/.test(to.search))) return true;
  return to.hostname.startsWith('[') || to.pathname.includes('//');
}

/**
 * A slash at the end, case and the port mean nothing to it, but host and scheme may be asked for. It ends no TLS itself:
 * unless a proxy in front says so, nothing was asked for by https.
 */
function has({ hostname, protocol }: URL, byScheme: boolean): string[] {
  const host = `{ type: "host", value: ${JSON.stringify(toPattern(hostname))} }`;
  if (!byScheme) return [`  has: [${host}],`];
  const secure = '{ type: "header", key: "x-forwarded-proto", value: "https(,.*)?" }';
  return protocol === 'http:'
    ? [`  has: [${host}],`, `  missing: [${secure}], // ${BEHIND_PROXY}`]
    : [`  has: [${host}, ${secure}], // ${BEHIND_PROXY}`];
}

/** A destination is a URL first, which makes slashes of backslashes, and then a pattern: it cannot be escaped as a source. */
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
