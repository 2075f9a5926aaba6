/** The browser versions that Debian's suites offer. */
import { spawnSync } from 'node:child_process';
import type { BrowserName } from '../browsers/index.ts';

/** A version of a browser as a package. */
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
 * Asks apt for all versions that it knows of.
 * @param command what goes before `apt-cache`: `chroot` and a folder, or nothing
 */
export function offeredBy(command: readonly string[] = []): Offered[] {
  const [program = '', ...args] = [...command, 'apt-cache', 'madison', ...Object.keys(PACKAGES)];
  return readMadison(spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '');
}

/** Reads what `apt-cache madison` prints: package, version and place, a line each. */
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

/** Of each browser's major versions the newest, the oldest major first. Of equals the first stays. */
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

/** Compares number by number: negative where `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [as, bs] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = as.findIndex((number, index) => number !== (bs[index] ?? 0));
  return at < 0 ? as.length - bs.length : (as[at] ?? 0) - (bs[at] ?? 0);
}

function majorOf(version: string): string {
  return version.replace(/\..*$/, '');
}
