// Where browsers are installed, and what to say if they are missing.
import { closeSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/**
 * @typedef {object} BrowserPlaces
 * @property {string} label what to tell the user to install
 * @property {string} variable environment variable that names the executable
 * @property {string} debianPackage
 * @property {{debianPackage: string, file: string}} portuguese what Debian keeps apart: a translation that is tested, and where it is then
 * @property {string} download
 * @property {string[]} linux names in PATH, or paths
 * @property {string[]} darwin below /Applications
 * @property {string[]} win32 below Program Files
 */

/** @type {Record<BrowserName, BrowserPlaces>} */
export const BROWSERS = {
  chromium: {
    label: 'Chrome, Chromium or Edge',
    variable: 'CHROME_PATH',
    debianPackage: 'chromium',
    portuguese: { debianPackage: 'chromium-l10n', file: '/usr/lib/chromium/locales/pt-BR.pak' },
    download: 'https://www.google.com/chrome/',
    linux: [
      ...['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'],
      ...['microsoft-edge-stable', 'microsoft-edge', '/opt/google/chrome/chrome'],
    ],
    darwin: [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ],
  },
  // Any edition works: Marionette installs an unsigned add-on for the session even in a release.
  firefox: {
    label: 'Firefox',
    variable: 'FIREFOX_PATH',
    debianPackage: 'firefox-esr',
    portuguese: {
      debianPackage: 'firefox-esr-l10n-pt-br',
      file: '/usr/lib/firefox-esr/browser/extensions/langpack-pt-BR@firefox-esr.mozilla.org.xpi',
    },
    download: 'https://www.mozilla.org/firefox/',
    linux: ['firefox', 'firefox-esr', 'firefox-developer-edition', '/opt/firefox/firefox'],
    darwin: ['Firefox', 'Firefox ESR', 'Firefox Developer Edition', 'Firefox Nightly'].map(
      (name) => `${name}.app/Contents/MacOS/firefox`,
    ),
    win32: ['Mozilla Firefox', 'Firefox Developer Edition', 'Firefox Nightly'].map(
      (name) => `${name}/firefox.exe`,
    ),
  },
};

/**
 * The usual locations of a browser on this platform, best first; most don't exist.
 * @param {BrowserName} name
 * @returns {string[]}
 */
export function candidatesOf(name) {
  const { linux, darwin, win32 } = BROWSERS[name];
  if (process.platform === 'darwin') {
    const folders = ['/Applications', path.join(os.homedir(), 'Applications')];
    return darwin.flatMap((app) => folders.map((folder) => path.join(folder, app)));
  }
  if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA } = process.env;
    const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA];
    return win32.flatMap((exe) => folders.flatMap((f) => (f ? [path.join(f, exe)] : [])));
  }
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin'];
  return linux.flatMap((file) =>
    path.isAbsolute(file) ? [file] : folders.filter(Boolean).map((f) => path.join(f, file)),
  );
}

/**
 * Returns whether a program is a snap, or Ubuntu's script in place of one.
 * @param {string} file
 */
export function isSnap(file) {
  if (process.platform !== 'linux') return false;
  if (/^\/snap\/|\/usr\/bin\/snap$/.test(realpathSync(file)) || file.startsWith('/snap/'))
    return true;
  const start = Buffer.alloc(2048);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, start, 0, start.length, 0);
  closeSync(descriptor);
  return start.subarray(0, 2).toString() === '#!' && start.includes('/snap/bin/');
}

/**
 * The Linux distribution, or the platform. Ubuntu is distinguished from Debian, because its browsers are snaps.
 * @returns {string} debian, ubuntu, fedora, arch, linux, darwin or win32
 */
export function distribution() {
  if (process.platform !== 'linux') return process.platform;
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    const ids = /^ID=(.*)$/m.exec(release)?.[1] ?? '';
    const like = /^ID_LIKE=(.*)$/m.exec(release)?.[1] ?? '';
    const all = `${ids} ${like}`;
    return ['ubuntu', 'debian', 'fedora', 'arch'].find((id) => all.includes(id)) ?? 'linux';
  } catch {
    return 'linux';
  }
}

/**
 * One line: what is missing and how to get it here.
 * @param {BrowserName} name
 */
export function missingBrowser(name) {
  const { label, variable, debianPackage, download } = BROWSERS[name];
  const isChromium = name === 'chromium';
  /** @type {Record<string, string>} */
  const ways = {
    debian: `sudo apt-get install ${debianPackage}`,
    ubuntu: `the package from ${download} (Ubuntu's own ${name} is a snap, which cannot be driven)`,
    fedora: `sudo dnf install ${name}`,
    arch: `sudo pacman -S ${name}`,
    darwin: `brew install --cask ${isChromium ? 'google-chrome' : 'firefox'}`,
    win32: `winget install ${isChromium ? 'Google.Chrome' : 'Mozilla.Firefox'}`,
  };
  const way = ways[distribution()] ?? download;
  return `${label} is missing. Install it: ${way}; or name its executable in ${variable}.`;
}
