import { type Route, toPattern } from './route.ts';

/**
 * Writes a redirect for Next.js: https://nextjs.org/docs/app/api-reference/config/next-config-js/redirects. It passes every
 * query on, and knows of no redirect that depends on one and does not; nor can it tell a slash at the end, or a port.
 */
export function next(route: Route): string | undefined {
  const { from, to, needsQuery, movesHost, hasLikePaths } = route;
  const isOtherHost = from.hostname !== to.hostname;
  const isOtherScheme = from.protocol !== to.protocol;
  if (needsQuery || (hasLikePaths && !isOtherHost && !isOtherScheme)) return undefined;
  const source = movesHost ? '/:path*' : from.pathname.replace(/[:*?+(){}\\]/g, '\\$&');
  const destination = movesHost ? `${to.origin}/:path*` : destinationOf(route);
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

function has({ hostname, protocol }: URL, byScheme: boolean): string[] {
  const host = `{ type: "host", value: ${JSON.stringify(toPattern(hostname))} }`;
  const scheme = `{ type: "header", key: "x-forwarded-proto", value: "${protocol.slice(0, -1)}" }`;
  return [`  has: [${byScheme ? `${host}, ${scheme}` : host}],`];
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
