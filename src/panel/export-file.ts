/** Saves chains as a file. */
import { browser } from '../browser.ts';
import { toCsv } from '../core/export/csv.ts';
import { toMarkdown } from '../core/export/markdown.ts';
import { toNdjson } from '../core/export/ndjson.ts';
import type { ExportOptions } from '../core/export/options.ts';
import type { HarSoftware } from '../core/har/har.ts';
import { toHar } from '../core/har/to-har.ts';
import type { Software } from '../core/import/imported.ts';
import type { EnrichedChain } from '../core/network-log.ts';
import type { ExportFormat } from './export-choice.ts';

export interface FileOptions extends ExportOptions {
  readonly format: ExportFormat;
  /** How many older chains were given up for lack of room. */
  readonly dropped: number;
  /** What is known of the file that they were read from; undefined where they were recorded here. */
  readonly source: { readonly browser: Software | undefined } | undefined;
}

interface FileFormat {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (chains: readonly EnrichedChain[], options: FileOptions) => string;
}

const FORMATS: Readonly<Record<ExportFormat, FileFormat>> = {
  har: { extension: 'har', mediaType: 'application/json', write: writeHar },
  ndjson: { extension: 'ndjson', mediaType: 'application/x-ndjson', write: writeNdjson },
  csv: { extension: 'csv', mediaType: 'text/csv', write: toCsv },
  markdown: { extension: 'md', mediaType: 'text/markdown', write: toMarkdown },
};

/**
 * Has the browser save the given chains as one file. The file never leaves the machine: it is a link to a blob that
 * the panel itself made, which needs no permission.
 */
export function exportFile(chains: readonly EnrichedChain[], options: FileOptions): void {
  const { extension, mediaType, write } = FORMATS[options.format];
  const blob = new Blob([write(chains, options)], { type: mediaType });
  save(blob, `redirects-${fileTime(new Date())}.${extension}`);
}

function writeHar(chains: readonly EnrichedChain[], options: FileOptions): string {
  const { creator, browser: used } = softwareOf(options);
  const { name, version = '' } = used ?? {};
  const har = toHar(chains, {
    ...options,
    creator,
    ...(name !== undefined && { browser: { name, version } }),
  });
  return `${JSON.stringify(har, null, 2)}\n`;
}

function writeNdjson(chains: readonly EnrichedChain[], options: FileOptions): string {
  return toNdjson(chains, { ...options, ...softwareOf(options) });
}

/** Who writes the file, and whose requests are in it, where that is known. */
function softwareOf({ source }: FileOptions): {
  creator: HarSoftware;
  browser?: Software | undefined;
} {
  return {
    creator: { name: 'Detour', version: browser.runtime.getManifest().version },
    browser: source ? source.browser : toSoftware(navigator.userAgent),
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

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
