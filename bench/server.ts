/** The page that is measured: a small image for every URL, some of them redirected, without delays. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export interface BenchServer {
  /** Its page: a blank document. `moved…` beside it redirects to `image…`. */
  readonly url: string;
  close(): void;
}

/** Starts it on any free loopback port. */
export async function startServer(): Promise<BenchServer> {
  const server = createServer(({ url: path = '/' }, response) => {
    if (path.startsWith('/moved')) {
      response.writeHead(302, { Location: path.replace('/moved', '/image') }).end();
    } else if (path.startsWith('/image')) {
      const headers = { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store' };
      response.writeHead(200, headers).end(PIXEL);
    } else {
      const headers = { 'Content-Type': 'text/html' };
      response.writeHead(200, headers).end('<!doctype html><title>Bench</title>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
