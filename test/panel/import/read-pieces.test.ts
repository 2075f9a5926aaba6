import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPieces } from '../../../src/panel/import/read-pieces.ts';

const TEXT = `{"log":{"entries":[],"comment":"${'žluťoučký 🐎 '.repeat(20_000)}"}}`;
const packed = gzipSync(TEXT);

type FileText = { ok: true; text: string } | { ok: false; problem: string };

async function readText(
  file: Blob,
  progress: (share: number) => void,
  mostBytes?: number,
): Promise<FileText> {
  const pieces: string[] = [];
  const listener = { piece: (text: string) => pieces.push(text), progress };
  const refused = await readPieces(file, listener, mostBytes);
  return refused ?? { ok: true, text: pieces.join('') };
}

const read = (bytes: BlobPart, mostBytes?: number) =>
  readText(new Blob([bytes]), () => {}, mostBytes);

describe('reading a file', () => {
  it('gives its text, and tells how far it is', async () => {
    const shares: number[] = [];
    const bytes = new TextEncoder().encode(TEXT);
    // Within a character.
    const middle = bytes.indexOf(0x9f, 100_000);
    const file = new Blob([bytes.subarray(0, middle), bytes.subarray(middle)]);
    expect(isWhole(await readText(file, (share) => shares.push(share)))).toBe(true);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('unpacks gzip, whatever its name', async () => {
    expect(isWhole(await read(packed))).toBe(true);
  });

  it('says where gzip breaks off', async () => {
    const problem = /^Couldn’t decompress the whole gzip file: .* the first \S+ k?B/;
    expect(await read(packed.subarray(0, packed.length / 2))).toMatchObject({
      problem: expect.stringMatching(problem),
    });
    const damaged = Uint8Array.from(packed);
    damaged[packed.length - 6] = (damaged[packed.length - 6] ?? 0) ^ 0xff;
    expect(await read(damaged)).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  it('goes no further than there is room, though a small gzip may unpack to any size', async () => {
    const size = new TextEncoder().encode(TEXT).length;
    expect(isWhole(await read(packed, size))).toBe(true);
    expect(await read(packed, size - 1)).toEqual({
      ok: false,
      problem: 'The file is too large: it contains more than 380.0 kB of text.',
    });
    expect(await read(TEXT, size - 1)).toMatchObject({ ok: false });
  });

  it('knows an archive, and a file that is gone', async () => {
    expect(await read(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toMatchObject({
      problem: expect.stringContaining('ZIP archive'),
    });
    const gone = { size: 5, slice: () => new Blob(), stream: failing } as unknown as Blob;
    expect(await readText(gone, () => {})).toMatchObject({
      problem: expect.stringContaining('Couldn’t read the file.'),
    });
  });

  it('leaves an empty file to the parser', async () => {
    expect(await read('')).toEqual({ ok: true, text: '' });
  });
});

/** The text is too long for a message. */
function isWhole(result: FileText): boolean {
  return result.ok && result.text === TEXT;
}

function failing(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
}
