/** The application behind every server: it has the fault, a 302 redirect, which turns POST into GET. */
import { createServer, type IncomingMessage } from 'node:http';
import { listenOnLoopback } from '../../lab/listen.ts';
import type { Case } from './cases.ts';

/** What the application received, as in its response. */
export interface Echo {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/**
 * Starts it. Servers pass requests on unchanged; frameworks, on whose behalf it decides, pass the request's address in
 * headers: X-Uri, X-Host and X-Proto.
 */
export async function startApplication(cases: readonly Case[]) {
  const faults = new Map(cases.flatMap(({ moved }) => moved));
  const { port, close } = await listenOnLoopback(() =>
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const url = addressOf(request);
      const location = faults.get(url);
      if (location !== undefined) response.writeHead(302, { Location: location }).end();
      else {
        const body = Buffer.concat(chunks).toString();
        const echo: Echo = { method: request.method ?? '', url, body };
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(echo));
      }
    }),
  );
  return { port, close };
}

function addressOf({ headers, url = '' }: IncomingMessage): string {
  const [proto] = `${headers['x-proto'] || headers['x-forwarded-proto'] || 'http'}`.split(',');
  return `${proto}://${headers['x-host'] ?? headers.host}${headers['x-uri'] ?? url}`;
}
