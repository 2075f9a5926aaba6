import type { Route } from './route.ts';

/** Writes a redirect for Express 4.17 and 5: https://expressjs.com/en/5x/api.html#res.redirect */
export function express(route: Route): string {
  const { status, from, to, target, passesQuery, movesHost } = route;
  const guard = guardOf(route);
  if (movesHost) {
    return [
      'app.use((req, res, next) => {',
      ...guard,
      `  res.redirect(${status}, ${JSON.stringify(to.origin)} + req.originalUrl);`,
      '});',
    ].join('\n');
  }
  const path = from.pathname.replace(/[{}()[\]+?!:*\\]/g, '\\$&');
  return [
    `app.all(${JSON.stringify(path)}, (req, res${guard.length > 0 ? ', next' : ''}) => {`,
    ...guard,
    ...(passesQuery ? ['  const query = req.originalUrl.replace(/^[^?]*/, "");'] : []),
    `  res.redirect(${status}, ${JSON.stringify(target)}${passesQuery ? ' + query' : ''});`,
    '});',
  ].join('\n');
}

/** What a route's path does not tell apart. */
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
