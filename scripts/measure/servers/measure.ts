/** Starts a server and requests its redirects, directly and behind proxies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { ask, waitFor, waitForPath } from './ask.ts';
import { acceptOf, PATHS, type ServerRow, TARGET, type Way } from './row.ts';
import type { MeasuredServer } from './server.ts';

/** A server in front of others. */
export interface Front {
  readonly server: MeasuredServer;
  readonly version: string;
}

interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

/** Requests all kinds of redirects from a server, first directly, then behind each of some proxies. */
export async function measureServer(
  server: MeasuredServer,
  version: string,
  proxies: readonly Front[],
): Promise<ServerRow[]> {
  const running = await start(server);
  try {
    const rows = await askAll(server, version, running.port);
    for (const proxy of proxies) {
      const front = await start(proxy.server, running.port);
      try {
        rows.push(...(await askAll(server, version, front.port, proxy)));
      } finally {
        await front.stop();
      }
    }
    return rows;
  } finally {
    await running.stop();
  }
}

async function askAll(
  { name, setting = '', paths }: MeasuredServer,
  version: string,
  port: number,
  proxy?: Front,
): Promise<ServerRow[]> {
  const rows: ServerRow[] = [];
  for (const [way, path] of Object.entries({ ...PATHS, ...paths }) as [Way, string][]) {
    const { status, statusLine, headers, body } = await ask(port, path, acceptOf(way));
    const leads = headers.some(([header]) => header.toLowerCase() === 'location');
    const wanted = /\d+/.exec(way)?.[0];
    if (!leads || status < 300 || status > 399 || (wanted && Number(wanted) !== status)) continue;
    rows.push({
      server: name,
      version,
      setting,
      behind: proxy?.server.name ?? null,
      behindVersion: proxy?.version ?? null,
      way,
      statusLine,
      headers,
      body: proxy ? null : body,
    });
  }
  return rows;
}

async function start(server: MeasuredServer, upstream?: number): Promise<Running> {
  const port = await freePort();
  const { command, folder, env } = server.start(port, upstream);
  const [program = '', ...args] = command;
  const complaints: Buffer[] = [];
  const child = spawn(program, args, {
    cwd: folder ?? '/',
    // Some programs read the working directory from the environment, not from the system.
    env: { ...process.env, PWD: folder ?? '/', PORT: String(port), TARGET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.on('data', (chunk) => complaints.push(chunk));
  child.stderr.on('data', (chunk) => complaints.push(chunk));
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  const isGone = () => failure !== undefined || child.exitCode !== null;
  try {
    await waitFor(port, isGone);
    if (server.lastPath !== undefined) await waitForPath(port, server.lastPath, isGone);
  } catch (error) {
    await stop(child);
    const text = Buffer.concat(complaints).toString().trim().split('\n').slice(0, 3).join(' · ');
    throw failure ?? new Error(text || (error as Error).message);
  }
  return { port, stop: () => stop(child) };
}

/** Including its children, because it leads its own process group. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      break; // no process is left
    }
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2000))]);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
