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
  const { status, from, to, target, passesQuery } = route;
  const isLocation = isPlain(route);
  // An `if` takes no absolute_redirect, so that its target is the whole URL.
  const whole = isLocation || !target.startsWith('/') ? target : to.origin + target;
  // A dollar begins a variable, and cannot be escaped.
  const location = whole.replaceAll('$', '%24') + (passesQuery ? '$is_args$args' : '');
  return [
    `# in the server block of ${from.host}`,
    `${isLocation ? `location = "${from.pathname}"` : asSent(route)} {`,
    // Otherwise nginx completes a path with the scheme and port that it is asked by, as of a proxy in front of it.
    ...(isLocation && target.startsWith('/') ? ['    absolute_redirect off;'] : []),
    `    return ${status} "${location}";`,
    '}',
  ].join('\n');
}

/** In a server block, `if` does no harm. */
function asSent({ from, needsQuery }: Route): string {
  const end = needsQuery ? `${toPattern(from.search)}$` : '(\\?|$)';
  return `if ($request_uri ~ "^${toPattern(from.pathname)}${end}")`;
}
