import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folders of one browser. */
export interface Workspace {
  profile: string;
  downloads: string;
  remove(): Promise<void>;
}

/** A browser's process, with what is needed to kill it and to report why it died. */
export interface WatchedProcess {
  exited: Promise<void>;
  /** The end of its stderr output. */
  stderr(): string;
  kill(): void;
}

const leftovers = new Set<() => void>();

// When a script dies, even by a signal, it must kill its browsers. If there is another handler for the signal, that one
// decides; every path leads to `exit`.
function cleanUpWhenWeDie(cleanUp: () => void): () => void {
  if (leftovers.size === 0 && process.listenerCount('exit', runLeftovers) === 0) {
    process.on('exit', runLeftovers);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
    }
  }
  leftovers.add(cleanUp);
  return () => leftovers.delete(cleanUp);
}

function runLeftovers(): void {
  for (const cleanUp of leftovers) cleanUp();
}

/** Creates a profile and a download folder in the system's temporary folder. */
export async function createWorkspace(name: string): Promise<Workspace> {
  const root = await mkdtemp(path.join(os.tmpdir(), `detour-${name}-`));
  const [profile, downloads] = [path.join(root, 'profile'), path.join(root, 'downloads')];
  await Promise.all([mkdir(profile), mkdir(downloads)]);
  // The browser's child processes may still write for a moment after it has exited.
  const options = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
  const forget = cleanUpWhenWeDie(() => rmSync(root, options));
  const remove = async () => {
    await rm(root, options);
    forget();
  };
  return { profile, downloads, remove };
}

/** Collects a process's stderr and kills the process if we exit first. Requires that it has its own process group. */
export function watchProcess(child: ChildProcess): WatchedProcess {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (data: string) => {
    text = (text + data).slice(-4000);
  });
  child.on('error', (error) => {
    text += String(error);
  });
  const kill = () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    try {
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  const forget = cleanUpWhenWeDie(kill);
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      forget();
      resolve();
    };
    child.once('exit', end).once('error', end);
    if (child.exitCode !== null || child.signalCode !== null) end();
  });
  return { exited, stderr: () => text.trim(), kill };
}

/**
 * Wraps a driver so that every failure of a browser that has died says so, with its last output. Accepts plain objects
 * of async methods, nested to any depth.
 */
export function withObituary<T extends object>(
  driver: T,
  name: string,
  watched: WatchedProcess,
  isConnected: () => boolean,
): T {
  const explain = async (error: unknown): Promise<never> => {
    if (isConnected()) throw error;
    await Promise.race([watched.exited, sleep(2000)]); // the pipe closes before the process has exited
    throw new Error(`${name} has died. Its stderr:\n${watched.stderr()}`, { cause: error });
  };
  return new Proxy(driver, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value === 'function') {
        return async (...args: unknown[]) => {
          try {
            return await value.apply(target, args);
          } catch (error) {
            return explain(error);
          }
        };
      }
      const isPlain = value instanceof Object && Object.getPrototypeOf(value) === Object.prototype;
      return isPlain ? withObituary(value as object, name, watched, isConnected) : value;
    },
  });
}
