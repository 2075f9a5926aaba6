/** Where servers are kept: a folder of their own in the user's cache, so that measuring again brings nothing twice. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CACHE = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'),
  'detour',
  'servers',
);

/** A root folder with Debian's stable suite: nothing of it is installed on the machine, and nothing of it starts by itself. */
export const DEBIAN = path.join(CACHE, 'debian');

/** A folder for one kind of programs, which are copied there. */
export function folderOf(kind: string): string {
  const folder = path.join(CACHE, kind);
  const programs = new URL(`./programs/${kind}`, import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  if (existsSync(programs)) cpSync(programs, folder, { recursive: true });
  return folder;
}

/**
 * Runs a command to its end and gives what it printed.
 * @throws with the last line that it complained with, where it fails
 */
export function run(folder: string, command: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [program = '', ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
    maxBuffer: 1 << 28,
  });
  if (status === 0) return stdout.trim() + stderr.trim();
  const complaint = (stderr || stdout || error?.message || '').trim().split('\n').at(-1);
  throw new Error(`${command.slice(0, 3).join(' ')}: ${complaint}`);
}

/** Runs what a command makes only where it is not there yet. */
export function once(file: string, make: () => void): void {
  if (existsSync(file)) return;
  make();
  if (!existsSync(file)) throw new Error(`${file} was not made`);
}

/** Installs Debian packages in the root folder; needs root and debootstrap. */
export function debian(packages: string): void {
  once(path.join(DEBIAN, 'usr/bin/apt-get'), () => {
    mkdirSync(CACHE, { recursive: true });
    run(CACHE, ['debootstrap', '--variant=minbase', '--include=ca-certificates', 'stable', DEBIAN]);
  });
  // No server starts because it is installed (invoke-rc.d asks this).
  const policy = path.join(DEBIAN, 'usr/sbin/policy-rc.d');
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const inside = (...command: string[]) => run('/', ['chroot', DEBIAN, ...command]);
  const names = packages.split(' ');
  try {
    inside('dpkg', '-s', ...names);
  } catch {
    inside('apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names);
  }
}

/** Installs packages of the npm registry, by their names. */
export function npm(folder: string, packages: string): void {
  const missing = packages
    .split(' ')
    .filter((name) => !existsSync(`${folder}/node_modules/${name}`));
  if (missing.length === 0) return;
  run(folder, ['npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', ...missing]);
}

/** Installs packages of the Python registry, by their names. */
export function pip(folder: string, packages: string): string {
  const lib = path.join(folder, 'lib');
  const missing = packages.split(' ').filter((name) => !existsSync(`${lib}/.${name}`));
  if (missing.length > 0) {
    run(folder, ['python3', '-m', 'pip', 'install', '--quiet', '--target', lib, ...missing]);
    for (const name of missing) writeFileSync(`${lib}/.${name}`, '');
  }
  return lib;
}
