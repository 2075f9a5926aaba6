/** Servers as child processes. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './client.ts';

export interface Started {
  stop(): Promise<void>;
}

/** Returns a port that is currently free. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Starts a server in the foreground and waits until it responds.
 * @param log the file for its output
 * @throws if it exits, or doesn't respond within two minutes
 */
export async function start(
  command: readonly string[],
  { cwd, port, log, env = {} }: { cwd: string; port: number; log: string; env?: NodeJS.ProcessEnv },
): Promise<Started> {
  const [program = '', ...args] = command;
  const output = openSync(log, 'a');
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', output, output],
  });
  let ended = false;
  const end = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  }).then(() => {
    ended = true;
  });
  const stop = async () => {
    // The group, because some servers have workers.
    if (!ended && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await Promise.race([end, sleep(10_000)]);
    if (!ended && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  for (let tries = 0; tries < 240 && !ended; tries += 1) {
    const answer = await send('GET', 'http://ready.test/', { http: port }).catch(() => undefined);
    if (answer) return { stop };
    await sleep(500);
  }
  await stop();
  throw new Error(`${program} does not start: see ${log}`);
}
