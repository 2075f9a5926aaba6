/** The name of an exported file, the browser it names, and how it is saved. */
import type { HarSoftware } from '../../core/formats/har/har.ts';

/** What writes a file, where and when. */
export interface Writer {
  /** Detour's version. */
  readonly version: string;
  readonly userAgent: string;
  readonly now: Date;
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

/**
 * Has the browser save a file. The file never leaves the machine: the link points to the panel's own blob, which needs
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
