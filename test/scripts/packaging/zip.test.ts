import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readEntries, toZip } from '../../../scripts/packaging/zip.mjs';

const entry = fc.record({
  name: fc
    .array(fc.stringMatching(/^[a-zA-Z0-9é_-]{1,8}$/), { minLength: 1, maxLength: 3 })
    .map((parts) => `${parts.join('/')}.txt`),
  content: fc.uint8Array({ maxLength: 300 }),
});
const entries = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 8 });

describe('a zip', () => {
  it('is read by others as what was packed', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (files) => {
        const { files: read } = await JSZip.loadAsync(await toZip(files), { checkCRC32: true });
        const found = Object.values(read).filter(({ dir }) => !dir);
        expect(found.map(({ name }) => name).sort()).toEqual(files.map(({ name }) => name).sort());
        for (const { name, content } of files) {
          expect(await read[name]?.async('uint8array')).toEqual(content);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is the same whatever the order of its files', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (files) => {
        const zip = await toZip(files);
        expect((await toZip(files.toReversed())).equals(zip)).toBe(true);
      }),
    );
  });

  it('contains sorted names and no times', async () => {
    const files = ['b.txt', 'a/z.txt', 'B.txt', 'a.txt'].map((name) => ({
      name,
      content: Buffer.from(name),
    }));
    const { files: read } = await JSZip.loadAsync(await toZip(files));
    const found = Object.values(read).filter(({ dir }) => !dir);
    expect(found.map(({ name }) => name)).toEqual(['B.txt', 'a.txt', 'a/z.txt', 'b.txt']);
    expect(new Set(found.map(({ date }) => date.toISOString()))).toEqual(
      new Set(['1980-01-01T00:00:00.000Z']),
    );
  });

  it('contains folders completely, except for hidden files', () => {
    const names = readEntries('public', ['icons']).map(({ name }) => name);
    expect(names).toContain('icons/detour.svg');
    expect(readEntries('.', ['public', 'LICENSE']).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['public/icons/128.png', 'LICENSE']),
    );
    expect(readEntries('.', ['.ci'])).toHaveLength(1); // asked for by its name
  });
});
