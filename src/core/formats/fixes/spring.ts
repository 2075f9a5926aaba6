import { type Route, schemePattern, sentPattern } from './route.ts';

/**
 * Writes a redirect for Spring Boot 3 and later as a servlet filter: `sendRedirect` completes a path with the scheme
 * and host that the container assumes to be its own.
 */
export function spring(route: Route): string {
  const { status, to, target, passesQuery, moves } = route;
  const location = moves
    ? `${JSON.stringify(to.origin)} + uri`
    : JSON.stringify(target) + (passesQuery ? ' + match.group(1)' : '');
  return [
    ...IMPORTS.map((name) => `import ${name};`),
    '',
    '@Component',
    '@Order(Ordered.HIGHEST_PRECEDENCE)',
    'class Moved extends OncePerRequestFilter {',
    '  @Override',
    '  protected void doFilterInternal(',
    '      HttpServletRequest request, HttpServletResponse response, FilterChain chain)',
    '      throws ServletException, IOException {',
    '    String query = request.getQueryString();',
    '    String uri = request.getRequestURI() + (query == null ? "" : "?" + query);',
    ...condition(route).map((line) => `    ${line}`),
    '      chain.doFilter(request, response);',
    '      return;',
    '    }',
    `    response.setStatus(${status});`,
    `    response.setHeader("Location", ${location});`,
    '  }',
    '}',
  ].join('\n');
}

const IMPORTS = [
  'jakarta.servlet.FilterChain',
  'jakarta.servlet.ServletException',
  'jakarta.servlet.http.HttpServletRequest',
  'jakarta.servlet.http.HttpServletResponse',
  'java.io.IOException',
  'java.util.regex.Matcher',
  'java.util.regex.Pattern',
  'org.springframework.core.Ordered',
  'org.springframework.core.annotation.Order',
  'org.springframework.stereotype.Component',
  'org.springframework.web.filter.OncePerRequestFilter',
];

function condition(route: Route): string[] {
  const { from, moves } = route;
  if (!moves) {
    return [
      `Matcher match = Pattern.compile(${JSON.stringify(sentPattern(route))}).matcher(uri);`,
      'if (!match.matches()) {',
    ];
  }
  const isMeant = `${JSON.stringify(from.host)}.equals(request.getHeader("Host"))`;
  if (moves !== 'scheme') return [`if (!${isMeant}) {`];
  return [
    'String forwarded = request.getHeader("X-Forwarded-Proto");',
    'String asked = (forwarded == null ? "" : forwarded) + "," + request.getScheme();',
    `Matcher scheme = Pattern.compile(${JSON.stringify(schemePattern(route))}).matcher(asked);`,
    `if (!${isMeant} || !scheme.find()) {`,
  ];
}
