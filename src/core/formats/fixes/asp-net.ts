import { type Route, schemePattern, sentPattern } from './route.ts';

/** Writes a redirect for ASP.NET Core: https://learn.microsoft.com/aspnet/core/fundamentals/middleware/ */
export function aspNet(route: Route): string {
  const { status, to, target, passesQuery, moves } = route;
  const location = moves
    ? `${JSON.stringify(to.origin)} + uri`
    : JSON.stringify(target) + (passesQuery ? ' + match.Groups[1].Value' : '');
  return [
    '// in Program.cs, before all other middleware',
    'app.Use(async (context, next) =>',
    '{',
    '    var uri = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;',
    ...condition(route).map((line) => `    ${line}`),
    '    {',
    '        await next(context);',
    '        return;',
    '    }',
    `    context.Response.StatusCode = ${status};`,
    `    context.Response.Headers.Location = ${location};`,
    '});',
  ].join('\n');
}

const REGEX = 'System.Text.RegularExpressions.Regex';

function condition(route: Route): string[] {
  const { from, moves } = route;
  if (!moves) {
    return [
      `var match = ${REGEX}.Match(uri, @"\\A${sentPattern(route)}\\z");`,
      'if (!match.Success)',
    ];
  }
  const isOther = `context.Request.Host.Value != ${JSON.stringify(from.host)}`;
  if (moves !== 'scheme') return [`if (${isOther})`];
  return [
    'var asked = $"{context.Request.Headers["X-Forwarded-Proto"]},{context.Request.Scheme}";',
    `if (${isOther} || !${REGEX}.IsMatch(asked, @"${schemePattern(route)}"))`,
  ];
}
