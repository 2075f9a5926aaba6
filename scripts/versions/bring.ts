/** Browser versions besides the installed one: packages that are unpacked in a cache folder, not installed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installWithApt } from '../setup/setup.mjs';
import { versionOf } from '../setup/setup-versions.mjs';
import { type Offered, offeredBy } from './offered.ts';

/** Where unpacked browsers are stored. */
export const CACHE = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'),
  'detour',
  'browsers',
);

/** The suite whose browsers need newer libraries than Debian stable has. */
const UNSTABLE = 'sid';
const ROOT = path.join(CACHE, `root-${UNSTABLE}`);

/** Packages of a browser besides the main one, if apt has them: Debian splits them. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  chromium: ['chromium-common', 'chromium-l10n'],
  'firefox-esr': ['firefox-esr-l10n-pt-br'],
  firefox: ['firefox-l10n-pt-br'],
};

/**
 * Unpacks a version from the machine's own suites, unless that was done before.
 * @returns the path of an executable that starts here
 * @throws if it can't be downloaded, or doesn't start
 */
export function bring({ packageName, packageVersion, version }: Offered): string {
  const folder = path.join(CACHE, `${packageName}-${version}`);
  const executable = path.join(folder, 'usr/lib', packageName, packageName);
  if (!existsSync(executable)) {
    unpack(folder, [packageName, ...(COMPANIONS[packageName] ?? [])], packageVersion);
  }
  if (versionOf(executable) !== undefined) return executable;
  throw new Error(`${packageName} ${version} does not start here: a library is missing or too old`);
}

function unpack(folder: string, packages: readonly string[], version: string): void {
  const downloads = path.join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  for (const name of packages) {
    const { status, stderr } = run('apt-get', ['download', '-q', `${name}=${version}`], downloads);
    if (status !== 0 && name === packages[0]) throw new Error(`apt-get download: ${stderr.trim()}`);
  }
  for (const file of readdirSync(downloads)) {
    run('dpkg', ['-x', path.join(downloads, file), folder], downloads);
  }
  rmSync(downloads, { recursive: true });
}

/** The versions in Debian's unstable suite; requires root, because it creates a root folder with that suite. */
export function offeredByUnstable(): Offered[] {
  ensureRoot();
  // An older list names packages that the suite has replaced since.
  run('chroot', [ROOT, 'apt-get', 'update', '-q'], CACHE);
  return offeredBy(['chroot', ROOT]).map((each) => ({ ...each, suite: UNSTABLE }));
}

/**
 * Installs a version from the unstable suite in that suite's root folder, unless that was done before.
 * @returns the path of a script that starts it there, with /tmp and this project at their usual paths
 */
export function bringUnstable({ packageName, version }: Offered): string {
  const executable = path.join(CACHE, `${packageName}-${version}`);
  if (!existsSync(executable)) {
    installInRoot([packageName, ...(COMPANIONS[packageName] ?? [])]);
  }
  return writeScript(executable, `/usr/bin/${packageName}`);
}

/**
 * Installs packages of the unstable suite in that suite's root folder; requires root.
 * @returns the words before a command that runs there, with /tmp, this project and the machine's hosts at their usual
 * paths
 * @throws if they can't be installed
 */
export function enterUnstable(packages: readonly string[]): string[] {
  ensureRoot();
  if (run('chroot', [ROOT, 'dpkg', '-s', ...packages], CACHE).status !== 0) installInRoot(packages);
  return [enterScript()];
}

/** Some packages' scripts read /proc. */
function installInRoot(packages: readonly string[]): void {
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  const args = ['apt-get', 'install', '-y', '-q', ...wait, '--no-install-recommends', ...packages];
  const { status, stderr } = run(enterScript(), args, CACHE);
  if (status !== 0) throw new Error(`apt-get install ${packages} in ${ROOT}: ${stderr.trim()}`);
}

function enterScript(): string {
  return writeScript(path.join(CACHE, `enter-${UNSTABLE}`), '');
}

/** The script contains this project's folder, and an earlier one may contain another. */
function writeScript(file: string, program: string): string {
  writeFileSync(file, startScript(program));
  chmodSync(file, 0o755);
  return file;
}

/** In its own mount namespace, so that nothing stays mounted when the program has exited. */
function startScript(program: string): string {
  return `#!/bin/sh
exec unshare --mount --propagation private sh -c '
  root=$0; project=$1; shift
  mkdir -p "$root$project"
  for folder in /proc /dev /tmp "$project"; do
    mount --rbind "$folder" "$root$folder" || exit 1
  done
  touch "$root/etc/hosts"
  mount --bind /etc/hosts "$root/etc/hosts" || exit 1
  exec chroot "$root" ${program} "$@"' '${ROOT}' '${process.cwd()}' "$@"
`;
}

/** @throws if it can't be created */
function ensureRoot(): void {
  if (existsSync(path.join(ROOT, 'usr/bin/apt-get'))) return;
  if (run('debootstrap', ['--version'], '/').status !== 0) {
    const problem = installWithApt('debootstrap');
    if (problem) throw new Error(problem);
  }
  mkdirSync(CACHE, { recursive: true });
  console.log(`Making a root folder of Debian ${UNSTABLE} (debootstrap)…`);
  const args = ['--variant=minbase', '--include=ca-certificates', UNSTABLE, ROOT];
  const { status, stdout } = run('debootstrap', args, CACHE);
  if (status === 0) return;
  rmSync(ROOT, { recursive: true, force: true });
  throw new Error(`debootstrap ${UNSTABLE}: ${stdout.trim().split('\n').at(-1)}`);
}

function run(program: string, args: readonly string[], cwd: string) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
