import { isPlain, type Route, toPattern } from './route.ts';

/** Writes a redirect for Apache: https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html#rewriterule */
export function apache(route: Route): string {
  return route.movesHost ? virtualHost(route) : rule(route);
}

function virtualHost({ status, from, to }: Route): string {
  const isSecure = from.protocol === 'https:';
  return [
    `<VirtualHost *:${from.port || (isSecure ? 443 : 80)}>`,
    `    ServerName ${from.hostname}`,
    ...(isSecure ? ['    SSLEngine on', `    # and the certificate of ${from.hostname}`] : []),
    `    Redirect ${status} "/" "${to.origin}/"`,
    '</VirtualHost>',
  ].join('\n');
}

function rule(route: Route): string {
  const { status, from, to, passesQuery } = route;
  // Apache completes a path with the scheme and port that it is asked by, as of a proxy in front of it.
  const whole = route.target.startsWith('/') ? to.origin + route.target : route.target;
  // Without a query of its own a target is given that of the request, unless it is discarded.
  const flags = [`R=${status}`, 'NE', ...(passesQuery || to.search ? [] : ['QSD']), 'L'].join();
  // Both begin variables.
  const target = whole.replace(/[$%]/g, '\\$&');
  return [
    `# in the virtual host of ${from.host}`,
    'RewriteEngine On',
    ...(isPlain(route)
      ? // In a .htaccess the slash in front is gone.
        [`RewriteRule "^/?${toPattern(from.pathname.slice(1))}$" "${target}" [${flags}]`]
      : [asSent(route), `RewriteRule "^" "${target}" [${flags}]`]),
  ].join('\n');
}

function asSent({ from, needsQuery }: Route): string {
  const end = needsQuery ? `${toPattern(from.search)} ` : '[? ]';
  return `RewriteCond "%{THE_REQUEST}" "^\\S+ ${toPattern(from.pathname)}${end}"`;
}
