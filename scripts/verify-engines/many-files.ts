/** Writes many chains as the exports of many machines, gzipped. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { exportOf, LOGS } from '../../test/support/lab/lab-logs.ts';
import { type ExportedChain, manyLines } from './many-chains.ts';

const FILES = 100;

export interface ManyFiles {
  readonly chains: number;
  readonly files: number;
  /** In bytes, compressed and uncompressed. */
  readonly compressed: number;
  readonly size: number;
}

/** Fills a folder; the machines alternate between the lab's browsers. */
export function writeMany(folder: string, chains: number): ManyFiles {
  const recorded = LOGS.map((log) =>
    exportOf(log)
      .trimEnd()
      .split('\n')
      .map((line): ExportedChain => JSON.parse(line)),
  );
  const written = { chains: 0, files: 0, compressed: 0, size: 0 };
  for (let machine = 0; machine < FILES; machine += 1) {
    const lines = [
      ...manyLines(recorded[machine % recorded.length] ?? [], machine, chains / FILES),
    ];
    const text = Buffer.from(lines.join(''));
    const packed = gzipSync(text, { level: 4 });
    writeFileSync(path.join(folder, `redirects-machine-${machine}.ndjson.gz`), packed);
    written.chains += lines.length;
    written.files += 1;
    written.compressed += packed.length;
    written.size += text.length;
  }
  return written;
}
