/** Responses: from a scenario's data to bytes. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { hostOf, type LogEntry } from './log.ts';
import { escapeHtml, page } from './pages/html.ts';
import type { Answer, ResponseAnswer, Scenario } from './scenario.ts';
import { expand, type LabPorts, MAIN_HOST } from './urls.ts';

/**
 * Finds the response to a request: one for its scheme before one for any scheme, one for its path and query before one
 * for the path alone.
 */
export function findAnswer(scenario: Scenario, entry: LogEntry): Answer | undefined {
  const host = hostOf(entry);
  const place = host === MAIN_HOST ? '' : host;
  const prefixes = entry.url.startsWith('https:') ? [`https://${host}`, place] : [place];
  const paths = [entry.path, entry.path.replace(/\?.*$/s, '')];
  const keys = prefixes.flatMap((prefix) => paths.map((path) => prefix + path));
  const answer = keys.map((key) => scenario.answers[key]).find((each) => each !== undefined);
  if (!answer || answer.destroy || entry.headers.cookie !== undefined) return answer;
  return answer.withoutCookies ?? answer;
}

/** Returns whether a request lacks the required credentials. */
export function isChallenged(answer: Answer, { headers }: LogEntry): boolean {
  if (answer.destroy || answer.credentials === undefined) return false;
  const expected = Buffer.from(answer.credentials).toString('base64');
  return headers.authorization !== `Basic ${expected}`;
}

/** Sends a response as the scenario says. */
export function sendAnswer(
  response: ServerResponse,
  answer: ResponseAnswer,
  entry: LogEntry,
  ports: LabPorts,
): void {
  if (isChallenged(answer, entry)) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="lab"' }).end();
    return;
  }
  if (answer.rawHeaders) {
    response.socket?.end(toRawResponse(answer, answer.rawHeaders, entry, ports), 'latin1');
    return;
  }
  const { type, body } = bodyOf(answer, entry, ports);
  const headers: Record<string, string | string[]> = {
    // Every played request must reach the server and its log again, whether or not it is cacheable by default (301,
    // 308).
    'Cache-Control': 'no-store',
    ...(answer.cors && corsHeaders(entry)),
    ...(type !== undefined && { 'Content-Type': type }),
    ...toFields(answer.headers),
  };
  if (answer.location !== undefined) {
    const location = answer.location.replaceAll('{query}', queryOf(entry));
    headers.Location = toBytes(expand(location, entry.scenario ?? '', ports));
  }
  if (answer.statusText === undefined) response.writeHead(answer.status, headers);
  else response.writeHead(answer.status, answer.statusText, headers);
  response.end(body);
}

/** Written to the socket, because Node refuses to send what browsers accept. */
function toRawResponse(
  { status, statusText = STATUS_CODES[status] ?? '', location }: ResponseAnswer,
  rawHeaders: readonly string[],
  entry: LogEntry,
  ports: LabPorts,
): string {
  const lines = [
    `HTTP/1.1 ${status} ${statusText}`,
    'Cache-Control: no-store',
    'Connection: close',
    'Content-Length: 0',
    ...(location === undefined
      ? []
      : [`Location: ${toBytes(expand(location, entry.scenario ?? '', ports))}`]),
    ...rawHeaders,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Node writes a list of values as that many header fields. */
function toFields(headers: ResponseAnswer['headers'] = {}): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}

/**
 * Responds to a CORS preflight: allows the request if the scenario's response is open to other origins, otherwise
 * refuses it.
 */
export function sendPreflight(
  response: ServerResponse,
  answer: Answer | undefined,
  entry: LogEntry,
): void {
  const allowed = answer !== undefined && !answer.destroy && answer.cors;
  if (!allowed) {
    response.writeHead(403).end();
    return;
  }
  response
    .writeHead(204, {
      ...corsHeaders(entry),
      'Access-Control-Allow-Methods': entry.headers['access-control-request-method'] ?? '',
      'Access-Control-Allow-Headers': entry.headers['access-control-request-headers'] ?? '',
      // Never cached, so that every play looks the same in the log.
      'Access-Control-Max-Age': '0',
    })
    .end();
}

/** The exact origin instead of `*`, which excludes credentials. It is `null` after a redirect across origins. */
function corsHeaders(entry: LogEntry): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': entry.headers.origin ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    Vary: 'Origin',
  };
}

function bodyOf(
  answer: ResponseAnswer,
  entry: LogEntry,
  ports: LabPorts,
): { type?: string; body?: string } {
  if (answer.body !== undefined) {
    const body = expand(answer.body, entry.scenario ?? '', ports);
    return { type: answer.type ?? 'text/plain', body };
  }
  if (answer.status >= 300 || answer.status === 204) return {};
  const account = `${entry.method} ${entry.url}\nreceived with a body of ${entry.bodyBytes} B`;
  if (!entry.headers.accept?.includes('text/html')) {
    return { type: 'text/plain; charset=utf-8', body: `${account}\n` };
  }
  return { type: 'text/html; charset=utf-8', body: accountPage(account, entry) };
}

function accountPage(account: string, entry: LogEntry): string {
  const body = entry.bodyText === undefined ? '' : `<pre>${escapeHtml(entry.bodyText)}</pre>`;
  return page(
    'Answer',
    `<main><p>The server got this:</p><pre>${escapeHtml(account)}</pre>${body}</main>`,
  );
}

function queryOf({ path }: LogEntry): string {
  const mark = path.indexOf('?');
  return mark < 0 ? '' : path.slice(mark);
}

/** UTF-8 as the Latin-1 string that Node writes byte by byte. */
function toBytes(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}
