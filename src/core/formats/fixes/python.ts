/** Redirects for Python frameworks. */
import { type Route, schemePattern, sentPattern } from './route.ts';

/** Writes a redirect for Django 3.2 and later: https://docs.djangoproject.com/en/stable/topics/http/middleware/ */
export function django(route: Route): string {
  return [
    '# a middleware of your own, first in MIDDLEWARE',
    'import re',
    'from django.http import HttpResponse',
    '',
    'def moved(get_response):',
    '    def middleware(request):',
    `        ${wsgiUri('request.META', 'request.get_full_path()')}`,
    ...condition(route, {
      host: 'request.META.get("HTTP_HOST")',
      forwarded: 'request.META.get("HTTP_X_FORWARDED_PROTO", "")',
      scheme: 'request.scheme',
    }).map((line) => `        ${line}`),
    '            return get_response(request)',
    `        return HttpResponse(status=${route.status}, headers={"Location": ${location(route)}})`,
    '    return middleware',
  ].join('\n');
}

/** Writes a redirect for Flask: https://flask.palletsprojects.com/en/stable/api/#flask.Flask.before_request */
export function flask(route: Route): string {
  return [
    'import re',
    'from flask import request',
    '',
    '@app.before_request',
    'def moved():',
    `    ${wsgiUri('request.environ', 'request.full_path')}`,
    ...condition(route, {
      host: 'request.headers.get("Host")',
      forwarded: 'request.headers.get("X-Forwarded-Proto", "")',
      scheme: 'request.scheme',
    }).map((line) => `    ${line}`),
    '        return None',
    `    return "", ${route.status}, {"Location": ${location(route)}}`,
  ].join('\n');
}

/** Writes a redirect for FastAPI: https://fastapi.tiangolo.com/tutorial/middleware/ */
export function fastApi(route: Route): string {
  return [
    'import re',
    'from fastapi import Request, Response',
    '',
    '@app.middleware("http")',
    'async def moved(request: Request, call_next):',
    '    path, query = request.scope["raw_path"].decode(), request.scope["query_string"].decode()',
    '    uri = f"{path}?{query}" if query else path',
    ...condition(route, {
      host: 'request.headers.get("host")',
      forwarded: 'request.headers.get("x-forwarded-proto", "")',
      scheme: 'request.scope["scheme"]',
    }).map((line) => `    ${line}`),
    '        return await call_next(request)',
    `    return Response(status_code=${route.status}, headers={"Location": ${location(route)}})`,
  ].join('\n');
}

/** WSGI decodes the path; servers provide the original under different names. */
function wsgiUri(environ: string, otherwise: string): string {
  return `uri = ${environ}.get("RAW_URI") or ${environ}.get("REQUEST_URI") or ${otherwise}`;
}

/** How to get a request's address in a framework. */
interface Asked {
  readonly host: string;
  readonly forwarded: string;
  readonly scheme: string;
}

/** Writes the lines up to an `if` that skips all other requests. */
function condition(route: Route, { host, forwarded, scheme }: Asked): string[] {
  const { from, moves } = route;
  if (!moves) return [`match = re.fullmatch(r"${sentPattern(route)}", uri)`, 'if not match:'];
  const isOther = `${host} != ${JSON.stringify(from.host)}`;
  if (moves !== 'scheme') return [`if ${isOther}:`];
  return [
    `asked = ${forwarded} + "," + ${scheme}`,
    `if ${isOther} or not re.search(r"${schemePattern(route)}", asked):`,
  ];
}

function location({ to, target, passesQuery, moves }: Route): string {
  if (moves) return `${JSON.stringify(to.origin)} + uri`;
  return JSON.stringify(target) + (passesQuery ? ' + match[1]' : '');
}
