/** What an exported file is called, and what is written into it in addition to the chains. */
import type { HarSoftware } from '../../core/formats/har/har.ts';
import { formatOf } from '../../core/formats/index.ts';
import type { FileOptions } from '../state/surroundings.ts';
import type { Task } from './steps.ts';

/** What writes a file, where and when. */
export interface Writer {
  /** Detour's version. */
  readonly version: string;
  readonly userAgent: string;
  readonly now: Date;
}

/** A file to be written. */
export interface FileTask {
  readonly name: string;
  readonly task: Extract<Task, { type: 'write' }>;
}

/** Returns which file to write, and how. */
export function toFileTask(
  { source, ...options }: FileOptions,
  { version, userAgent, now }: Writer,
): FileTask {
  const { extension } = formatOf(options.format);
  const name = `redirects-${fileTime(now)}`;
  return {
    name: `${name}.${extension}`,
    task: {
      type: 'write',
      ...options,
      name,
      creator: { name: 'Detour', version },
      browser: source ? source.browser : toSoftware(userAgent),
    },
  };
}

/** Reads a browser's name and version from its User-Agent; undefined if it is unknown. */
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

/** Local time for a file name: `2026-01-31-09-05-00`. */
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
