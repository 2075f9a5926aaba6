import { isPlain, type Route, toPattern } from './route.ts';

/** Writes a redirect for nginx: https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return */
export function nginx(route: Route): string {
  return route.movesHost ? server(route) : rule(route);
}

function server({ status, from, to }: Route): string {
  const listen =
    from.protocol === 'https:'
      ? [`    listen ${from.port || 443} ssl;`, `    # and the certificate of ${from.hostname}`]
      : [`    listen ${from.port || 80};`];
  return [
    'server {',
    ...listen,
    `    server_name ${from.hostname};`,
    `    return ${status} ${to.origin}$request_uri;`,
    '}',
  ].join('\n');
}

function rule(route: Route): string {
  const { status, from, target, passesQuery } = route;
  // A dollar begins a variable, and cannot be escaped.
  const location = target.replaceAll('$', '%24') + (passesQuery ? '$is_args$args' : '');
  return [
    `# in the server block of ${from.host}`,
    `${isPlain(route) ? `location = "${from.pathname}"` : asSent(route)} {`,
    `    return ${status} "${location}";`,
    '}',
  ].join('\n');
}

/** In a server block, `if` does no harm. */
function asSent({ from, needsQuery }: Route): string {
  const end = needsQuery ? `${toPattern(from.search)}$` : '(\\?|$)';
  return `if ($request_uri ~ "^${toPattern(from.pathname)}${end}")`;
}
