import { type Route, sentPattern } from './route.ts';

/**
 * Writes a CloudFront function:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 * @returns undefined if only the scheme or the port differs, which the function can't see
 */
export function cloudFront(route: Route): string | undefined {
  const { status, from, to, target, passesQuery, moves } = route;
  if (moves && moves !== 'host') return undefined;
  const location = moves
    ? `${JSON.stringify(to.origin)} + uri`
    : JSON.stringify(target) + (passesQuery ? ' + match[1]' : '');
  return [
    '// viewer request, cloudfront-js-2.0',
    'function handler(event) {',
    '  const request = event.request;',
    '  const query = request.rawQueryString();',
    '  const uri = request.uri + (query ? "?" + query : "");',
    ...(moves
      ? [`  if (request.headers.host.value !== ${JSON.stringify(from.hostname)}) return request;`]
      : [
          `  const match = new RegExp(${JSON.stringify(`^${sentPattern(route)}$`)}).exec(uri);`,
          '  if (!match) return request;',
        ]),
    '  return {',
    `    statusCode: ${status},`,
    `    headers: { location: { value: ${location} } },`,
    '  };',
    '}',
  ].join('\n');
}
