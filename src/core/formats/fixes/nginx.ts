import { BEHIND_PROXY, isPlain, type Route, schemePattern, toPattern } from './route.ts';

/** Writes a redirect for nginx: https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return */
export function nginx(route: Route): string {
  return route.moves ? host(route) : rule(route);
}

/**
 * In a server block, `if` is safe. One block may serve both schemes, or requests whose TLS was terminated by a proxy.
 */
function host(route: Route): string {
  const { status, from, to, moves } = route;
  const place = `# in the server block of ${from.host}`;
  const end = [`    return ${status} "${to.origin}$request_uri";`, '}'];
  if (moves !== 'scheme') {
    const variable = moves === 'host' ? '$host' : '$http_host';
    const name = moves === 'host' ? from.hostname : from.host;
    return [place, `if (${variable} = "${name}") {`, ...end].join('\n');
  }
  return [
    `${place}; ${BEHIND_PROXY}`,
    'set $asked "$host $http_x_forwarded_proto,$scheme";',
    `if ($asked ~ "^${toPattern(from.hostname)} ${schemePattern(route).slice(1)}") {`,
    ...end,
  ].join('\n');
}

function rule(route: Route): string {
  const { status, from, to, target, passesQuery } = route;
  const isLocation = isPlain(route);
  // absolute_redirect isn't allowed in `if`, so the target is a complete URL.
  const whole = isLocation || !target.startsWith('/') ? target : to.origin + target;
  // A dollar sign begins a variable, and can't be escaped.
  const location = whole.replaceAll('$', '%24') + (passesQuery ? '$is_args$args' : '');
  return [
    `# in the server block of ${from.host}`,
    `${isLocation ? `location = "${from.pathname}"` : asSent(route)} {`,
    // Otherwise nginx completes a path with the scheme and port of its own request, which may come from a proxy.
    ...(isLocation && target.startsWith('/') ? ['    absolute_redirect off;'] : []),
    `    return ${status} "${location}";`,
    '}',
  ].join('\n');
}

/** In a server block, `if` is safe. */
function asSent({ from, needsQuery }: Route): string {
  const end = needsQuery ? `${toPattern(from.search)}$` : '(\\?|$)';
  return `if ($request_uri ~ "^${toPattern(from.pathname)}${end}")`;
}
