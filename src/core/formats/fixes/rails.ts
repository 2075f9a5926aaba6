import { type Route, schemePattern, sentPattern } from './route.ts';

/**
 * Writes a redirect for Rails: https://guides.rubyonrails.org/routing.html#routing-to-rack-applications. Its own
 * `redirect` completes a path with the scheme and host that Rails assumes to be its own.
 */
export function rails(route: Route): string {
  const { status, to, target, passesQuery, moves } = route;
  const pattern = `Regexp.new(${quoted(`\\A${sentPattern(route)}\\z`)})`;
  const location = moves
    ? `${quoted(to.origin)} + env["ORIGINAL_FULLPATH"]`
    : quoted(target) + (passesQuery ? ` + env["ORIGINAL_FULLPATH"][${pattern}, 1]` : '');
  return [
    '# first in config/routes.rb',
    'match "(*path)", via: :all, format: false,',
    `  constraints: ->(request) { ${condition(route, pattern)} },`,
    `  to: ->(env) { [${status}, { "location" => ${location} }, []] }`,
  ].join('\n');
}

function condition(route: Route, pattern: string): string {
  const { from, moves } = route;
  if (!moves) return `request.original_fullpath.match?(${pattern})`;
  const isMeant = `request.get_header("HTTP_HOST") == ${quoted(from.host)}`;
  if (moves !== 'scheme') return isMeant;
  const asked = 'request.get_header("HTTP_X_FORWARDED_PROTO").to_s + "," + request.scheme';
  return `${isMeant} && (${asked}).match?(Regexp.new(${quoted(schemePattern(route))}))`;
}

/** In double quotes, `#` before a dollar sign or a brace begins an interpolation. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
