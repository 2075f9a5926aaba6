/** A loopback server whose URLs define its responses, so that a client's run leaves only a log. */
import { lookup } from 'node:dns/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { createCertificate, type LabCertificate } from '../../lab/certificate.ts';
import { type Listener, listenOnLoopback } from '../../lab/listen.ts';
import { type LogEntry, toLogEntry } from '../../lab/log.ts';
import { createSecureServer } from '../../lab/tls.ts';
import type { Target } from '../../src/core/clients/model.ts';
import { SUBDOMAIN } from './own-hosts.ts';
import { type Origins, type Way, waysOf } from './probe.ts';

/** A client that follows this many redirects has no limit that matters in practice. */
export const ENDLESS = 100;

export interface ProbeServer {
  readonly origins: Origins;
  readonly certificate: LabCertificate;
  /** The received requests, oldest first, without preflights; the same array until `clearLog`, which empties it. */
  readonly log: readonly LogEntry[];
  clearLog(): void;
  close(): Promise<void>;
}

/**
 * Starts the server on free ports, and on 80 and 443 if allowed; its hosts are `localhost` and `127.0.0.1`, which every
 * client resolves, and those of `inOwnHosts`.
 */
export async function startProbeServer(): Promise<ProbeServer> {
  const certificate = await createCertificate();
  const log: LogEntry[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const entry = await toLogEntry(request, 'http').catch(() => undefined);
    if (!entry) return;
    allowAll(request, response);
    if (request.headers['access-control-request-method'] !== undefined) {
      response.writeHead(204).end();
      return;
    }
    log.push(entry);
    answer(response, entry, origins);
  };
  const listeners = await Promise.all([
    listenOnLoopback(() => createServer(serve)),
    listenOnLoopback(() => createServer(serve)),
    listenOnLoopback(() => createSecureServer(certificate, serve)),
  ]);
  const [main, other, secure] = listeners;
  const atDefaultPorts = await Promise.all([
    listenIfFree(() => createServer(serve), 80),
    listenIfFree(() => createSecureServer(certificate, serve), 443),
  ]);
  const origins: Origins = {
    http: `http://localhost:${main.port}`,
    otherHost: `http://127.0.0.1:${main.port}`,
    otherPort: `http://localhost:${other.port}`,
    https: `https://localhost:${secure.port}`,
    ...(!atDefaultPorts.includes(undefined) && {
      defaultPorts: ['http://localhost', 'https://localhost'] as const,
    }),
    ...((await isHere(SUBDOMAIN)) && {
      subdomain: SUBDOMAIN.map((host) => `http://${host}:${main.port}`) as unknown as Way,
    }),
  };
  return {
    origins,
    certificate,
    log,
    clearLog: () => log.splice(0),
    close: async () => {
      await Promise.all([...listeners, ...atDefaultPorts].map((listener) => listener?.close()));
    },
  };
}

/** Only root may listen on low ports, and another server may use them. */
async function listenIfFree(create: () => Server, port: number): Promise<Listener | undefined> {
  return listenOnLoopback(create, port).catch(() => undefined);
}

/** Returns whether the machine resolves all of the hosts to loopback. */
async function isHere(hosts: readonly string[]): Promise<boolean> {
  const found = await Promise.all(hosts.map((host) => lookup(host).catch(() => undefined)));
  return found.every((each) => each?.address === '127.0.0.1');
}

/**
 * `/ID/from/STATUS/TARGET` redirects to `/ID/to` there, `/ID/cookie` does so and sets a cookie, `/ID/fragment` adds a
 * fragment to its Location, `/ID/again/N` leads to N + 1, `/ID/away` to another host, and `/ID/back` back from there.
 * Everything else is a final response.
 */
function answer(response: ServerResponse, { path }: LogEntry, origins: Origins): void {
  const [, id = '', kind, first = '', target = ''] = path.replace(/#.*$/s, '').split('/');
  const to = `${origins.http}/${id}/to`;
  const go = (status: number, Location: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, { Location, ...headers }).end();
  if (kind === 'from') {
    go(Number(first), `${waysOf(origins)[target as Target]?.[1]}/${id}/to`);
  } else if (kind === 'cookie') go(302, to, { 'Set-Cookie': `${id}=1; Path=/` });
  else if (kind === 'fragment') go(302, `${to}#there`);
  else if (kind === 'away') go(302, `${origins.otherHost}/${id}/back`);
  else if (kind === 'back') go(302, to);
  else if (kind === 'again' && Number(first) < ENDLESS) {
    go(302, `${origins.http}/${id}/again/${Number(first) + 1}`);
  } else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>answered\n');
}

/** Browsers send a preflight before they follow to another origin; the others ignore these headers. */
function allowAll({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  response.setHeader('Cache-Control', 'no-store');
  if (headers.origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', headers.origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  const { 'access-control-request-method': method, 'access-control-request-headers': names } =
    headers;
  response.setHeader('Access-Control-Allow-Methods', method ?? '');
  response.setHeader('Access-Control-Allow-Headers', names ?? '');
}
