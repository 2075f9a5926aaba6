/** Sends a POST and follows redirects like browsers (Fetch §4.5, HTTP-redirect fetch). */
import http from 'node:http';
import https from 'node:https';
import { requiredMethod } from '../../src/core/standards/redirect.ts';
import type { Echo } from './application.ts';

/** The address of all cases' hosts, by scheme; https may be missing. */
export interface Ports {
  readonly http: number;
  readonly https?: number;
}

export interface Answered {
  readonly url: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

export const BODY = 'twenty-four bytes, sent.';

/** More than any of the cases needs. */
const MOST = 5;

/** The responses to a POST and to everything that followed; the last one may be a redirect that can't be followed. */
export async function post(url: string, ports: Ports, known: ReadonlySet<string>) {
  const answers: Answered[] = [];
  let [at, method] = [url, 'POST'];
  while (answers.length < MOST) {
    const answer = await send(method, at, ports);
    answers.push(answer);
    if (answer.location === undefined || answer.status < 300 || answer.status > 399) break;
    const next = new URL(answer.location, at);
    // An unknown port or host is a leak, and is judged as such.
    if (!known.has(next.host) || portOf(next, ports) === undefined) break;
    method = requiredMethod(answer.status, method);
    at = next.href;
  }
  return answers;
}

/** What the application received last, if it was reached. */
export function echoOf(answers: readonly Answered[]): Echo | undefined {
  const last = answers.at(-1);
  return last?.status === 200 ? JSON.parse(last.body) : undefined;
}

/** The port of a URL. */
export function portOf({ protocol }: URL, ports: Ports): number | undefined {
  return protocol === 'https:' ? ports.https : ports.http;
}

/** Sends one request; its path is sent unchanged. */
export function send(method: string, url: string, ports: Ports): Promise<Answered> {
  const { protocol, host, hostname } = new URL(url);
  const path = url.slice(protocol.length + 2 + host.length).replace(/#.*$/, '') || '/';
  const options: https.RequestOptions = {
    host: '127.0.0.1',
    port: portOf(new URL(url), ports),
    method,
    path,
    agent: false,
    headers: {
      Host: host,
      ...(method === 'POST' && { 'Content-Length': BODY.length, 'Content-Type': 'text/plain' }),
    },
    servername: hostname,
    rejectUnauthorized: false,
    timeout: 20_000,
  };
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? https : http).request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          url,
          status: response.statusCode ?? 0,
          location: response.headers.location,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`no answer: ${url}`)));
    request.on('error', reject);
    request.end(method === 'POST' ? BODY : '');
  });
}
