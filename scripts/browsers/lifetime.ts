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

/** A browser's process, with what is needed to bury it and to say why it died. */
export interface WatchedProcess {
  exited: Promise<void>;
  /** The last of what it wrote to stderr. */
  stderr(): string;
  kill(): void;
}

const leftovers = new Set<() => void>();

// A dying script must take its browsers along, even when it is stopped by a signal. Somebody else's
// handler for the signal knows better what to do; all paths lead to `exit`.
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

/** Makes an own profile and download folder below the system's temporary folder. */
export async function createWorkspace(name: string): Promise<Workspace> {
  const root = await mkdtemp(path.join(os.tmpdir(), `detour-${name}-`));
  const [profile, downloads] = [path.join(root, 'profile'), path.join(root, 'downloads')];
  await Promise.all([mkdir(profile), mkdir(downloads)]);
  // Children of the browser may still write for a moment after it has exited.
  const options = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
  const forget = cleanUpWhenWeDie(() => rmSync(root, options));
  const remove = async () => {
    await rm(root, options);
    forget();
  };
  return { profile, downloads, remove };
}

/** Collects a process's stderr and kills it when we end first. Expects a process group of its own. */
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
 * Wraps a driver so that each failure of a browser that has died says that, and its last words.
 * Takes plain objects of async methods, nested as deep as you like.
 */
export function withObituary<T extends object>(
  driver: T,
  name: string,
  watched: WatchedProcess,
  isConnected: () => boolean,
): T {
  const explain = async (error: unknown): Promise<never> => {
    if (isConnected()) throw error;
    await Promise.race([watched.exited, sleep(2000)]); // the pipe closes before the process is gone
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
