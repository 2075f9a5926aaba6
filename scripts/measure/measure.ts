/** Runs a client through all probes and reports what the server received. */
import type { LogEntry } from '../../lab/log.ts';
import {
  type ClientFacts,
  type ClientRow,
  type Probe,
  type ProbeRequest,
  toProbes,
  toRequest,
} from './probe.ts';
import type { ReadyClient } from './ready.ts';
import { ENDLESS, type ProbeServer } from './server.ts';

/** Everything observed of one client. */
export interface Measured {
  readonly rows: readonly ClientRow[];
  readonly facts: ClientFacts;
}

/**
 * Measures one client.
 * @param client its name in the files
 */
export async function measure(
  client: string,
  ready: ReadyClient,
  server: ProbeServer,
): Promise<Measured> {
  const { version } = ready;
  const probes = toProbes(server.origins);
  const log = await sendAll(
    ready,
    server,
    probes.map(({ request }) => request),
  );
  const rows = probes.flatMap((probe) => toRow(client, version, probe, log));
  return { rows, facts: { client, version, ...(await factsOf(ready, server)) } };
}

async function sendAll(
  ready: ReadyClient,
  server: ProbeServer,
  requests: readonly ProbeRequest[],
): Promise<readonly LogEntry[]> {
  server.clearLog();
  await ready.send(requests);
  return [...server.log];
}

/** No row if the client did not send the request as instructed: it doesn't support the method, or a body for it. */
function toRow(
  client: string,
  version: string,
  { id, status, target, request }: Probe,
  log: readonly LogEntry[],
): ClientRow[] {
  const first = log.find(({ path }) => path.startsWith(`/${id}/from/`));
  if (!first || !isAsAsked(first, request)) return [];
  const next = log.find(({ path }) => path === `/${id}/to`);
  return [
    {
      client,
      version,
      status,
      method: request.method,
      crossOrigin: target !== 'same-origin',
      target,
      followed: next !== undefined,
      sentMethod: next?.method ?? null,
      bodyBytes: next?.bodyBytes ?? null,
      contentType: next?.headers['content-type'] ?? null,
      authorization: next ? next.headers.authorization === request.authorization : null,
      cookie: next ? next.headers.cookie === request.cookie : null,
    },
  ];
}

function isAsAsked({ method, bodyBytes, headers }: LogEntry, request: ProbeRequest): boolean {
  return (
    method === request.method &&
    bodyBytes === (request.body?.length ?? 0) &&
    (request.contentType === undefined || headers['content-type'] === request.contentType) &&
    headers.authorization === request.authorization &&
    headers.cookie === request.cookie
  );
}

async function factsOf(ready: ReadyClient, server: ProbeServer) {
  const get = (path: string) => ({ ...toRequest('GET', server.origins.http + path), cookie: '' });
  const again = await sendAll(ready, server, [get('/limit/again/0')]);
  const followed = again.filter(({ path }) => path.startsWith('/limit/')).length - 1;
  const fragment = await sendAll(ready, server, [get('/fragment/fragment#here')]);
  const cookies = await sendAll(ready, server, [get('/cookie/cookie')]);
  const away = await sendAll(ready, server, [get('/return/away')]);
  const bare = { ...get('/bare/away'), authorization: '' };
  const isAway = (log: readonly LogEntry[], id: string) =>
    log.some(({ path }) => path === `/${id}/back`);
  const isRefused = !isAway(away, 'return') && isAway(await sendAll(ready, server, [bare]), 'bare');
  const isAuthorized = (path: string) =>
    away.some((entry) => entry.path === path && entry.headers.authorization !== undefined);
  return {
    limit: followed >= ENDLESS ? null : followed,
    sendsFragment: fragment.some(({ path }) => path.includes('#')),
    keepsCookies: cookies.some(({ headers }) => headers.cookie?.includes('cookie=1') ?? false),
    restoresAuthorization: !isAuthorized('/return/back') && isAuthorized('/return/to'),
    ...(isRefused && { refusesCredentials: true as const }),
  };
}
