import { type Route, schemePattern } from './route.ts';

/** Writes a redirect for Express 4.17 and 5: https://expressjs.com/en/5x/api.html#res.redirect */
export function express(route: Route): string {
  const { status, from, target, passesQuery, moves } = route;
  if (moves) return host(route);
  const guard = guardOf(route);
  const path = from.pathname.replace(/[{}()[\]+?!:*\\]/g, '\\$&');
  return [
    `app.all(${JSON.stringify(path)}, (req, res${guard.length > 0 ? ', next' : ''}) => {`,
    ...guard,
    ...(passesQuery ? ['  const query = req.originalUrl.replace(/^[^?]*/, "");'] : []),
    `  res.redirect(${status}, ${JSON.stringify(target)}${passesQuery ? ' + query' : ''});`,
    '});',
  ].join('\n');
}

function host(route: Route): string {
  const { status, from, to, moves } = route;
  const isScheme = moves === 'scheme';
  const name = isScheme || moves === 'port' ? from.host : from.hostname;
  const isOther = `req.${moves === 'host' ? 'hostname' : 'get("host")'} !== ${JSON.stringify(name)}`;
  return [
    'app.use((req, res, next) => {',
    ...(isScheme
      ? [
          // Express trusts a proxy only if it is configured to.
          '  const asked = [req.get("x-forwarded-proto"), req.protocol].join();',
          `  if (${isOther} || !/${schemePattern(route)}/.test(asked)) return next();`,
        ]
      : [`  if (${isOther}) return next();`]),
    `  res.redirect(${status}, ${JSON.stringify(to.origin)} + req.originalUrl);`,
    '});',
  ].join('\n');
}

/** What the path of a route doesn't distinguish. */
function guardOf({ from, to, needsQuery, hasLikePaths }: Route): string[] {
  const isSameOrigin = from.origin === to.origin;
  const others = [
    ...(needsQuery ? [`req.originalUrl !== ${JSON.stringify(from.pathname + from.search)}`] : []),
    ...(hasLikePaths && !isSameOrigin
      ? [`\`\${req.protocol}://\${req.get("host")}\` !== ${JSON.stringify(from.origin)}`]
      : []),
    ...(hasLikePaths && isSameOrigin && !needsQuery
      ? [`req.path !== ${JSON.stringify(from.pathname)}`]
      : []),
  ];
  return others.length === 0 ? [] : [`  if (${others.join(' || ')}) return next();`];
}
