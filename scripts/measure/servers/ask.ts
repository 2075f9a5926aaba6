/** Sends a request to a server, and reads the raw response: Node's own client would join and reorder headers. */
import { connect } from 'node:net';
import { HOST } from './row.ts';

export interface Answer {
  readonly statusLine: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
}

/** The longest time for a response, in milliseconds. */
const PATIENCE = 20_000;

/** The longest time for a server to start, in milliseconds. */
const START_PATIENCE = 60_000;

/**
 * Requests a path like a browser.
 * @param accept the Accept header
 * @throws if nothing listens, or the response is invalid
 */
export async function ask(port: number, path: string, accept = '*/*'): Promise<Answer> {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${HOST}`,
    'User-Agent: Mozilla/5.0',
    `Accept: ${accept}`,
    'Accept-Encoding: gzip, deflate, br',
    'Connection: close',
  ];
  const bytes = await exchange(port, `${lines.join('\r\n')}\r\n\r\n`);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) throw new Error(`no answer to ${path}`);
  const [statusLine = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = fields.map(toField);
  const body = bytes.subarray(end + 4);
  return {
    statusLine,
    status: Number(statusLine.split(' ')[1]),
    headers: headers.map(withoutChance),
    body: bodyText(body, headers),
  };
}

/**
 * Waits until a server sends any response.
 * @throws with the last attempt's error if the server has exited, or never responds
 */
export async function waitFor(port: number, isGone: () => boolean): Promise<void> {
  await waitUntil(isGone, async () => {
    await ask(port, '/');
  });
}

/**
 * Waits until a server knows a path.
 * @throws like `waitFor`
 */
export async function waitForPath(port: number, path: string, isGone: () => boolean) {
  await waitUntil(isGone, async () => {
    const { status } = await ask(port, path);
    if (status === 404) throw new Error(`${path} is not found`);
  });
}

async function waitUntil(isGone: () => boolean, attempt: () => Promise<void>): Promise<void> {
  const end = Date.now() + START_PATIENCE;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isGone() || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function exchange(port: number, request: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port });
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`nothing more from port ${port}`)));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(Buffer.concat(chunks)));
    // Not ended: some servers treat a half-closed connection as a client that has left.
    socket.write(request);
  });
}

function toField(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

/** Replaces values that differ in every response and don't matter, so that a new measurement changes nothing. */
function withoutChance([name, value]: readonly [string, string]): readonly [string, string] {
  switch (name.toLowerCase()) {
    case 'date':
      return [name, 'Thu, 01 Jan 1970 00:00:00 GMT'];
    case 'set-cookie':
      return [name, value.replace(/^([^=]+)=[^;]*/, '$1=x').replace(/expires=[^;]*/i, 'Expires=x')];
    case 'x-runtime':
      return [name, '0.001'];
    case 'x-request-id':
    case 'x-varnish':
      return [name, value.replace(/[0-9a-f]/g, '0')];
    case 'age':
      return [name, '0'];
    default:
      return [name, value];
  }
}

function bodyText(bytes: Buffer, headers: Answer['headers']): string | null {
  const value = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (value('content-encoding') !== undefined) return null;
  const isChunked = /chunked/i.test(value('transfer-encoding') ?? '');
  return (isChunked ? joinChunks(bytes) : bytes).toString('utf8');
}

/** RFC 9112 §7.1. */
function joinChunks(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (!(size > 0)) break;
    chunks.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(chunks);
}
