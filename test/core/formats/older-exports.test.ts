import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileReading } from '../../../src/core/formats/file-reading.ts';
import type { ImportedFile } from '../../../src/core/formats/imported.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/exports');

function read(file: string): ImportedFile {
  const reading = new FileReading();
  reading.add(readFileSync(path.join(FOLDER, file), 'utf8'));
  const result = reading.end();
  if (!result.ok) throw new Error(result.problem);
  return result;
}

/** Both files were written of the same chains; the last of them without its first entry in the HAR. */
describe('a HAR with a dozen of Detour’s own fields per entry', () => {
  it('is read as the chains that it was written from', () => {
    const har = read('own-fields-0.1.har');
    const ndjson = read('own-fields-0.1.ndjson');
    expect(har.chains).toHaveLength(30);
    expect(har.chains).toEqual(ndjson.chains);
    expect(har).toMatchObject({
      creator: { name: 'Detour', version: '0.1.0' },
      browser: { name: 'Chrome', version: '153' },
      leftOut: 0,
      unreadable: 0,
      notes: ['1 chain is incomplete because entries are missing; it starts at log.entries[56].'],
    });
  });
});
