/** Chains as a file: what it is called, who is said to have written it, and how the browser saves it. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { HarSoftware } from '../../core/formats/har/har.ts';
import { formatOf } from '../../core/formats/index.ts';
import type { FileOptions } from '../state/surroundings.ts';
import type { FileTask } from './exports.ts';

/** Where and when a file is written. */
export interface Writer {
  /** Detour's own. */
  readonly version: string;
  readonly userAgent: string;
  readonly now: Date;
}

/** Returns which file is to be written. */
export function toFileTask(
  chains: readonly RedirectChain[],
  { source, ...options }: FileOptions,
  { version, userAgent, now }: Writer,
): FileTask {
  const { extension } = formatOf(options.format);
  const name = `redirects-${fileTime(now)}`;
  return {
    name: `${name}.${extension}`,
    chains,
    task: {
      type: 'write',
      ...options,
      name,
      creator: { name: 'Detour', version },
      browser: source ? source.browser : toSoftware(userAgent),
    },
  };
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

/**
 * Has the browser save a file. It never leaves the machine: it is a link to a blob that the panel itself has, which needs
 * no permission.
 */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
