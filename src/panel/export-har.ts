/** Saves chains as a HAR file. */
import { browser } from '../browser.ts';
import type { HarSoftware } from '../core/har/har.ts';
import { type HarOptions, toHar } from '../core/har/to-har.ts';
import type { EnrichedChain } from '../core/network-log.ts';

/**
 * Has the browser save the given chains as one HAR file. The file never leaves the machine: it is a link to a blob that
 * the panel itself made, which needs no permission.
 */
export function exportHar(
  chains: readonly EnrichedChain[],
  options: Pick<HarOptions, 'includeSecrets' | 'dropped'>,
): void {
  const creator = { name: 'Detour', version: browser.runtime.getManifest().version };
  const software = toSoftware(navigator.userAgent);
  const har = toHar(chains, { creator, ...options, ...(software && { browser: software }) });
  const blob = new Blob([`${JSON.stringify(har, null, 2)}\n`], { type: 'application/json' });
  save(blob, `redirects-${fileTime(new Date())}.har`);
}

/** Reads a browser's name and version out of its User-Agent; undefined for one that is not known. */
export function toSoftware(userAgent: string): HarSoftware | undefined {
  for (const [token, name] of [
    ['Edg', 'Edge'],
    ['Firefox', 'Firefox'],
    ['(?:Headless)?Chrome', 'Chrome'],
  ] as const) {
    const version = new RegExp(`\\b${token}/([\\d.]+)`).exec(userAgent)?.[1];
    if (version) return { name, version };
  }
  return undefined;
}

/** Local time as a file name may hold it: `2026-01-31-09-05-00`. */
export function fileTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return [
    date.getFullYear(),
    ...[
      date.getMonth() + 1,
      date.getDate(),
      date.getHours(),
      date.getMinutes(),
      date.getSeconds(),
    ].map(two),
  ].join('-');
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
