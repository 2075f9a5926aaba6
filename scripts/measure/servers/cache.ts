/** Where servers are stored: a folder in the user's cache, so that new measurements download nothing twice. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CACHE = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'),
  'detour',
  'servers',
);

/** A root folder with Debian's stable suite: nothing is installed on the machine, and nothing starts by itself. */
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
 * Runs a command to its end and returns its output.
 * @throws with the last line of its error output if it fails
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

/** Runs a command only if its result doesn't exist yet. */
export function once(file: string, make: () => void): void {
  if (existsSync(file)) return;
  make();
  if (!existsSync(file)) throw new Error(`${file} was not made`);
}

/** Installs Debian packages in the root folder; requires root and debootstrap. */
export function debian(packages: string): void {
  once(path.join(DEBIAN, 'usr/bin/apt-get'), () => {
    mkdirSync(CACHE, { recursive: true });
    run(CACHE, ['debootstrap', '--variant=minbase', '--include=ca-certificates', 'stable', DEBIAN]);
  });
  // Prevents servers from starting when they are installed (used by invoke-rc.d).
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

/** Installs npm packages by their names. */
export function npm(folder: string, packages: string): void {
  const missing = packages
    .split(' ')
    .filter((name) => !existsSync(`${folder}/node_modules/${name}`));
  if (missing.length === 0) return;
  run(folder, ['npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', ...missing]);
}

/** Installs Python packages by their names. */
export function pip(folder: string, packages: string): string {
  const lib = path.join(folder, 'lib');
  const missing = packages.split(' ').filter((name) => !existsSync(`${lib}/.${name}`));
  if (missing.length > 0) {
    run(folder, ['python3', '-m', 'pip', 'install', '--quiet', '--target', lib, ...missing]);
    for (const name of missing) writeFileSync(`${lib}/.${name}`, '');
  }
  return lib;
}
