// A browser's version, and whether Detour runs in it. Plain Node without dependencies.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {import('./setup-browsers.mjs').BrowserName} BrowserName */

/**
 * Reads a browser's version without opening a window.
 * @param {string} file path of the executable
 * @returns {string | undefined} `156.0.8078.108`; undefined if the browser doesn't say
 */
export function versionOf(file) {
  const { stdout } =
    process.platform === 'win32'
      ? spawnSync('powershell', ['-c', `(Get-Item '${file}').VersionInfo.ProductVersion`], {
          encoding: 'utf8',
        })
      : spawnSync(file, ['--version'], { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(stdout ?? '')?.[0];
}

/**
 * The oldest version that the manifest allows.
 * @param {BrowserName} name
 * @returns {string}
 */
export function leastVersion(name) {
  const manifest = JSON.parse(
    readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'),
  );
  return name === 'chromium'
    ? manifest.minimum_chrome_version
    : manifest.browser_specific_settings.gecko.strict_min_version;
}

/**
 * @param {string} version
 * @param {string} least
 */
export function isOlder(version, least) {
  const [numbers, bounds] = [version, least].map((text) => text.split('.').map(Number));
  const at = bounds?.findIndex((bound, index) => (numbers?.[index] ?? 0) !== bound) ?? -1;
  return at >= 0 && (numbers?.[at] ?? 0) < (bounds?.[at] ?? 0);
}
