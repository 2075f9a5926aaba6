/** The server's own log of what it received, with which tests compare the panel. */
import type { IncomingMessage } from 'node:http';
import { findScenario } from './scenarios/index.ts';

/** `page`: the lab's own pages and files. `request`: a scenario's request. `preflight`: an OPTIONS sent by CORS. */
export type LogKind = 'page' | 'request' | 'preflight';

/** One request as the server received it. */
export interface LogEntry {
  /** When its headers had arrived, in milliseconds since the epoch. */
  readonly time: number;
  readonly kind: LogKind;
  readonly method: string;
  /** Absolute, with the host of the Host header; without a fragment, which never reaches a server. */
  readonly url: string;
  /** For a scenario, the path and query below `/s/<id>`, otherwise the whole path and query. */
  readonly path: string;
  /** The ID of the scenario, if the URL contains one. */
  readonly scenario?: string;
  readonly bodyBytes: number;
  /** The body, if it is valid UTF-8 of up to 64 KiB. */
  readonly bodyText?: string;
  /** Names in lower case; values of the same name are joined as in Node. */
  readonly headers: Readonly<Record<string, string>>;
}

const MOST_TEXT = 64 * 1024;

/** Reads a request to its end and describes it. Rejects if the client disconnects first. */
export async function toLogEntry(
  request: IncomingMessage,
  scheme: 'http' | 'https',
): Promise<LogEntry> {
  const time = Date.now();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const target = request.url ?? '/';
  const headers = toRecord(request);
  const { scenario, path } = locate(target);
  const text = textOf(body);
  return {
    time,
    kind: kindOf(request, scenario, path),
    method: request.method ?? 'GET',
    url: `${scheme}://${headers.host}${target}`,
    path,
    ...(scenario !== undefined && { scenario }),
    bodyBytes: body.length,
    ...(text !== undefined && { bodyText: text }),
    headers,
  };
}

/** Returns the host of a logged request, without the port. */
export function hostOf(entry: LogEntry): string {
  return (entry.headers.host ?? '').replace(/:\d+$/, '');
}

function locate(target: string): { scenario?: string; path: string } {
  // One of the two loses its prefix.
  const match = /^(?:\/s)?\/([a-z0-9-]+)(\/.*)$/.exec(target);
  const [, scenario, path] = match ?? [];
  if (scenario === undefined || path === undefined || !findScenario(scenario)) {
    return { path: target };
  }
  return { scenario, path };
}

function kindOf(request: IncomingMessage, scenario: string | undefined, path: string): LogKind {
  if (scenario === undefined || path === '/') return 'page';
  const asks = request.headers['access-control-request-method'] !== undefined;
  return request.method === 'OPTIONS' && asks ? 'preflight' : 'request';
}

function textOf(body: Buffer): string | undefined {
  if (body.length === 0 || body.length > MOST_TEXT) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** HTTP/2 has `:authority` instead of Host (RFC 9113 §8.3.1). */
function toRecord({ headers }: IncomingMessage): Record<string, string> {
  const host = headers[':authority'] ?? headers.host ?? '';
  const fields = Object.entries({ ...headers, host }).filter(([name]) => !name.startsWith(':'));
  return Object.fromEntries(fields.map(([name, value]) => [name, [value].flat().join(', ')]));
}
