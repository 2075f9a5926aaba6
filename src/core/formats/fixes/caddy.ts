import { BEHIND_PROXY, type Route, schemePattern, sentPattern } from './route.ts';

/** Writes a redirect for Caddy 2: https://caddyserver.com/docs/caddyfile/directives/redir */
export function caddy(route: Route): string {
  const { status, from, to, target, passesQuery, moves } = route;
  const place = `# in the site block of ${from.host}${moves === 'scheme' ? `; ${BEHIND_PROXY}` : ''}`;
  // A site may have several, each with its own name.
  const name = `@moved-${(moves ? from.host : from.pathname).replace(/\W+/g, '-').replace(/^-|-$/g, '')}`;
  const location = moves ? `${to.origin}{uri}` : target + (passesQuery ? '{re.moved.1}' : '');
  return [place, `${name} ${matcher(route)}`, `redir ${name} "${location}" ${status}`].join('\n');
}

/**
 * Nothing is escaped within backticks, and no URL contains one. A path matcher would compare the path decoded and in
 * lower case.
 */
function matcher(route: Route): string {
  const { from, moves } = route;
  if (moves === 'host') return `host ${from.hostname}`;
  if (moves === 'port') return `header Host "${from.host}"`;
  if (moves === 'scheme') {
    return `expression \`({header.X-Forwarded-Proto} + "," + {scheme}).matches("${schemePattern(route)}")\``;
  }
  return `vars_regexp moved {uri} \`^${sentPattern(route)}$\``;
}
