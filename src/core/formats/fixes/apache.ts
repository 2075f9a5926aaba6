import { BEHIND_PROXY, isPlain, type Route, schemePattern, toPattern } from './route.ts';

/** Writes a redirect for Apache: https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html#rewriterule */
export function apache(route: Route): string {
  return route.moves ? host(route) : rule(route);
}

/** The request line has the path as it was sent; all other variables of Apache are decoded. */
function host(route: Route): string {
  const { status, from, to, moves } = route;
  const name = toPattern(moves === 'port' ? from.host : from.hostname);
  const anyPort = moves === 'port' ? '' : '(:\\d+)?';
  const isScheme = moves === 'scheme';
  const [asked, pattern] = isScheme
    ? [
        '%{HTTP_HOST} %{HTTP:X-Forwarded-Proto},%{REQUEST_SCHEME}',
        `${name}${anyPort} ${schemePattern(route).slice(1)}`,
      ]
    : ['%{HTTP_HOST}', `${name}${anyPort}$`];
  return [
    `# in the virtual host of ${from.host}${isScheme ? `; ${BEHIND_PROXY}` : ''}`,
    'RewriteEngine On',
    `RewriteCond "${asked}" "^${pattern}" [NC]`,
    // The query is passed on automatically; with a query captured by a condition, Apache responds with 403.
    'RewriteCond "%{THE_REQUEST}" "^\\S+ (/[^?\\s]*)"',
    `RewriteRule "^" "${to.origin}%1" [R=${status},NE,L]`,
  ].join('\n');
}

function rule(route: Route): string {
  const { status, from, to, passesQuery } = route;
  // Apache completes a path with the scheme and port of its own request, which may come from a proxy.
  const whole = route.target.startsWith('/') ? to.origin + route.target : route.target;
  // A target without a query gets the query of the request, unless it is discarded.
  const flags = [`R=${status}`, 'NE', ...(passesQuery || to.search ? [] : ['QSD']), 'L'].join();
  // Both begin variables.
  const target = whole.replace(/[$%]/g, '\\$&');
  return [
    `# in the virtual host of ${from.host}`,
    'RewriteEngine On',
    ...(isPlain(route)
      ? // In a .htaccess file, the leading slash is missing.
        [`RewriteRule "^/?${toPattern(from.pathname.slice(1))}$" "${target}" [${flags}]`]
      : [asSent(route), `RewriteRule "^" "${target}" [${flags}]`]),
  ].join('\n');
}

function asSent({ from, needsQuery }: Route): string {
  const end = needsQuery ? `${toPattern(from.search)} ` : '[? ]';
  return `RewriteCond "%{THE_REQUEST}" "^\\S+ ${toPattern(from.pathname)}${end}"`;
}
