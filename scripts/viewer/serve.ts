/** Serves the viewer's page on loopback like any static host, and the page's own policy also as a header. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Listener, listenOnLoopback } from '../../lab/listen.ts';

const PAGE = 'dist/viewer/index.html';

/** A received request. */
export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  /** The body received so far. */
  body: string;
}

export interface ViewerServer extends Listener {
  readonly requests: readonly ServedRequest[];
}

/**
 * Starts the server.
 * @param port the requested port; any free one if absent
 * @param report where browsers report violations of the policy
 * @throws if the page was not built
 */
export async function serveViewer(port?: number, report?: string): Promise<ViewerServer> {
  const page = readFileSync(PAGE);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page.toString()) ?? [];
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      policy,
      "frame-ancestors 'none'",
      ...(report ? [`report-uri ${report}`] : []),
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  const requests: ServedRequest[] = [];
  const create = () =>
    createServer((request, response) => {
      const { method = '', url = '' } = request;
      const served = { method, path: url, body: '' };
      requests.push(served);
      request.setEncoding('utf8').on('data', (text) => {
        served.body += text;
      });
      if (url === '/' || url === '/index.html') response.writeHead(200, headers).end(page);
      else response.writeHead(404).end();
    });
  return { ...(await listenOnLoopback(create, port)), requests };
}
