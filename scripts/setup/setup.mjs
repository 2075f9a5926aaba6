// Prepares the machine: dependencies and browsers. Plain Node without dependencies, because it runs before there are
// any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSERS, candidatesOf, distribution, isSnap, missingBrowser } from './setup-browsers.mjs';
import { isOlder, leastVersion, versionOf } from './setup-versions.mjs';

/** @typedef {import('./setup-browsers.mjs').BrowserName} BrowserName */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OLDEST_NODE = [20, 19];

/**
 * Exits with one line.
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  console.error(line);
  process.exit(1);
}

/** Exits with one line if Node is older than the build tools allow. */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  fail(`Detour needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Installs dependencies unless node_modules matches the current package-lock.json. */
export function ensureDependencies() {
  checkNodeVersion();
  const stamp = path.join(ROOT, 'node_modules', '.detour-lock');
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!isInstalled(JSON.parse(lock.toString()))) installDependencies();
  writeFileSync(stamp, hash);
}

// Saves users who ran npm themselves a second installation. npm records what it has installed.
/** @param {{packages: Record<string, {version?: string, optional?: boolean}>}} lock */
function isInstalled(lock) {
  const note = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const { packages } = JSON.parse(readFileSync(note, 'utf8'));
  return Object.entries(lock.packages).every(
    ([name, { version, optional }]) =>
      name === '' || (packages[name] ? packages[name].version === version : optional),
  );
}

function installDependencies() {
  console.log('Installing dependencies (npm ci)…');
  const result = npm('ci');
  if (result.status === 0) return;
  const reasons = (result.stderr ?? '').split('\n').filter((line) => /error +\S/.test(line));
  fail(`npm ci failed:\n${reasons.slice(0, 3).join('\n')}`);
}

/** @param {string[]} command */
function npm(...command) {
  const args = [...command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm is a script: to be run by its name on Windows, it needs a shell.
  const script = process.env.npm_execpath;
  const direct = script?.endsWith('npm-cli.js') ? script : undefined;
  return spawnSync(direct ? process.execPath : 'npm', direct ? [direct, ...args] : args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32' && !direct,
  });
}

/**
 * Finds an installed browser: by CHROME_PATH or FIREFOX_PATH, then in the usual locations. Snaps are skipped: they can
 * access neither our profile in /tmp nor the pipe.
 * @param {BrowserName} name
 * @returns {string | undefined} path of the executable
 */
export function findBrowser(name) {
  const { variable } = BROWSERS[name];
  const chosen = process.env[variable];
  if (!chosen) return candidatesOf(name).find((file) => existsSync(file) && !isSnap(file));
  if (!existsSync(chosen))
    throw new Error(`${variable} names a file that does not exist: ${chosen}`);
  return chosen;
}

/**
 * Finds a browser and prints its version; on Debian, as root, installs it if it is missing. Exits with one line if it
 * can't be installed, or is older than the manifest allows.
 * @param {BrowserName} name
 * @returns {string} path of the executable
 */
export function ensureBrowser(name) {
  const file = findOrInstall(name);
  const version = versionOf(file);
  const least = leastVersion(name);
  const { label, variable } = BROWSERS[name];
  if (version !== undefined && isOlder(version, least)) {
    fail(
      `Detour needs ${label} ${least} or newer; ${file} is ${version}. Update it, or name a newer one in ${variable}.`,
    );
  }
  console.log(`${name} ${version ?? 'of an unknown version'} (${file})`);
  return file;
}

/**
 * @param {BrowserName} name
 * @returns {string}
 */
function findOrInstall(name) {
  try {
    const found = findBrowser(name);
    if (found) return found;
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  // If the package only installs a snap, as on Ubuntu, `findBrowser` skips it and the line says so.
  const hasApt = ['debian', 'ubuntu'].includes(distribution());
  if (!hasApt || process.getuid?.() !== 0) fail(missingBrowser(name));
  const problem = installWithApt(BROWSERS[name].debianPackage);
  if (problem) fail(problem);
  return findBrowser(name) ?? fail(missingBrowser(name));
}

/**
 * Installs the Portuguese translation of Debian's browser, if possible; tests that require it are otherwise skipped.
 * @param {BrowserName} name
 */
export function addPortuguese(name) {
  const { debianPackage, portuguese } = BROWSERS[name];
  const isDebians = existsSync(path.join('/usr/lib', debianPackage));
  if (!isDebians || existsSync(portuguese.file) || process.getuid?.() !== 0) return;
  const problem = installWithApt(portuguese.debianPackage);
  if (problem) console.log(`${problem}; what needs it is not tested.`);
}

let areListsFresh = false;

/**
 * Refreshes the package lists once before the first package is installed: they may be missing, as in a fresh container,
 * or outdated. Without a network, the existing lists have to do.
 */
function refreshPackageLists() {
  if (areListsFresh) return;
  areListsFresh = true;
  console.log('Refreshing the package lists (apt-get)…');
  apt('update', '-q');
}

/**
 * Installs a package of Debian or Ubuntu; as root only.
 * @param {string} debianPackage
 * @returns {string | undefined} why it failed
 */
export function installWithApt(debianPackage) {
  refreshPackageLists();
  console.log(`Installing ${debianPackage} (apt-get)…`);
  const result = apt('install', '-y', '-q', '--no-install-recommends', debianPackage);
  if (result.status === 0) return undefined;
  const reason = result.stderr?.trim().split('\n').at(-1) ?? result.error?.message;
  return `apt-get install ${debianPackage} failed: ${reason}`;
}

/** @param {string[]} args */
function apt(...args) {
  return spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
