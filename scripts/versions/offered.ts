/** The browser versions that Debian's suites offer. */
import { spawnSync } from 'node:child_process';
import type { BrowserName } from '../browsers/index.ts';

/** A browser version as a package. */
export interface Offered {
  readonly browser: BrowserName;
  /** `firefox-esr` */
  readonly packageName: string;
  /** Debian's number: `140.12.0esr-1~deb12u1`. */
  readonly packageVersion: string;
  /** The browser's own: `140.12.0`. */
  readonly version: string;
  /** `bookworm-security` */
  readonly suite: string;
}

const PACKAGES: Readonly<Record<string, BrowserName>> = {
  chromium: 'chromium',
  'firefox-esr': 'firefox',
  firefox: 'firefox',
};

/**
 * Lists all versions that apt knows.
 * @param command what precedes `apt-cache`: `chroot` and a folder, or nothing
 */
export function offeredBy(command: readonly string[] = []): Offered[] {
  const [program = '', ...args] = [...command, 'apt-cache', 'madison', ...Object.keys(PACKAGES)];
  return readMadison(spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '');
}

/** Parses the output of `apt-cache madison`: package, version and location, one per line. */
export function readMadison(text: string): Offered[] {
  return text.split('\n').flatMap((line) => {
    const [packageName = '', packageVersion = '', place = ''] = line
      .split('|')
      .map((x) => x.trim());
    const browser = PACKAGES[packageName];
    const version = /^(?:\d+:)?(\d+(?:\.\d+)*)/.exec(packageVersion)?.[1];
    const suite = /^\S+ ([^/ ]+)\//.exec(place)?.[1];
    if (!browser || version === undefined || suite === undefined) return [];
    return [{ browser, packageName, packageVersion, version, suite }];
  });
}

/** Returns the newest of each browser's major versions, the oldest major first. Among equal ones, the first wins. */
export function newestOfEachMajor(all: readonly Offered[]): Offered[] {
  const newest = new Map<string, Offered>();
  for (const each of all) {
    const key = `${each.browser} ${majorOf(each.version)}`;
    const known = newest.get(key);
    if (!known || compareVersions(each.version, known.version) > 0) newest.set(key, each);
  }
  return [...newest.values()].sort(
    (a, b) => a.browser.localeCompare(b.browser) || compareVersions(a.version, b.version),
  );
}

/** Compares number by number: negative if `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [as, bs] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = as.findIndex((number, index) => number !== (bs[index] ?? 0));
  return at < 0 ? as.length - bs.length : (as[at] ?? 0) - (bs[at] ?? 0);
}

function majorOf(version: string): string {
  return version.replace(/\..*$/, '');
}
