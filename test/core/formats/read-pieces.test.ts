import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPieces } from '../../../src/core/formats/read-pieces.ts';

const TEXT = `{"log":{"entries":[],"comment":"${'žluťoučký 🐎 '.repeat(20_000)}"}}`;
const packed = gzipSync(TEXT);

type FileText =
  | { readonly ok: true; readonly text: string; readonly notes: readonly string[] }
  | { ok: false; problem: string };

async function readText(
  file: Blob,
  progress: (share: number) => void,
  mostBytes?: number,
): Promise<FileText> {
  const pieces: string[] = [];
  const listener = { piece: (text: string) => pieces.push(text), progress };
  const result = await readPieces(file, listener, mostBytes);
  return result.ok ? { ...result, text: pieces.join('') } : result;
}

const read = (bytes: BlobPart, mostBytes?: number) =>
  readText(new Blob([bytes]), () => {}, mostBytes);

describe('reading a file', () => {
  it('returns its text, and reports the progress', async () => {
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

  it('decompresses gzip, whatever its name', async () => {
    expect(isWhole(await read(packed))).toBe(true);
  });

  it('reports where gzip is truncated', async () => {
    const problem = /^Couldn’t decompress the whole gzip file: .* the first \S+ k?B/;
    expect(await read(packed.subarray(0, packed.length / 2))).toMatchObject({
      problem: expect.stringMatching(problem),
    });
    const damaged = Uint8Array.from(packed);
    damaged[packed.length - 6] = (damaged[packed.length - 6] ?? 0) ^ 0xff;
    expect(await read(damaged)).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  it('reads no more than fits into memory, even if a small gzip decompresses to any size', async () => {
    const size = new TextEncoder().encode(TEXT).length;
    expect(isWhole(await read(packed, size))).toBe(true);
    expect(await read(packed, size - 1)).toEqual({
      ok: false,
      problem: 'The file is too large: it contains more than 380.0 kB of text.',
    });
    expect(await read(TEXT, size - 1)).toMatchObject({ ok: false });
  });

  it('recognizes an archive, and a file that no longer exists', async () => {
    expect(await read(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toMatchObject({
      problem: expect.stringContaining('ZIP archive'),
    });
    const gone = { size: 5, slice: () => new Blob(), stream: failing } as unknown as Blob;
    expect(await readText(gone, () => {})).toMatchObject({
      problem: expect.stringContaining('Couldn’t read the file.'),
    });
  });

  it('reports UTF-16, with and without a byte order mark', async () => {
    const text = '{"log":{"entries":[]}}';
    const littleEndian = Buffer.from(text, 'utf16le');
    const bigEndian = Buffer.from(littleEndian).swap16();
    const marked = Buffer.from(`\u{feff}${text}`, 'utf16le');
    for (const bytes of [littleEndian, bigEndian, marked, Buffer.from(marked).swap16()]) {
      for (const file of [bytes, gzipSync(bytes)]) {
        expect(await read(new Uint8Array(file))).toEqual({
          ok: false,
          problem: 'The file is encoded in UTF-16. Save it as UTF-8 and open it again.',
        });
      }
    }
  });

  it('counts invalid UTF-8, wherever the pieces begin', async () => {
    const latin1 = Buffer.from('{"a":"M\u00fcnchen \u00e9\u00e9","b":"', 'latin1');
    const bytes = new Uint8Array([...latin1, ...Buffer.from('\u{fffd}\u{fffd} 🐎"}')]);
    for (let middle = 1; middle < bytes.length; middle += 1) {
      const file = pieced(bytes.subarray(0, middle), bytes.subarray(middle));
      const result = await readText(file, () => {});
      expect(result).toMatchObject({
        text: '{"a":"M\u{fffd}nchen \u{fffd}\u{fffd}","b":"\u{fffd}\u{fffd} 🐎"}',
        notes: ['The file is not valid UTF-8: 3 characters were unreadable and are shown as �.'],
      });
    }
    expect(await read(new Uint8Array([0x22, 0xe4, 0x22]))).toMatchObject({
      notes: ['The file is not valid UTF-8: 1 character was unreadable and is shown as �.'],
    });
  });

  it('ignores replacement characters in the file itself', async () => {
    expect(await read('{"a":"\u{fffd}"}')).toMatchObject({ notes: [] });
  });

  it('leaves an empty file to the parser', async () => {
    expect(await read('')).toEqual({ ok: true, text: '', notes: [] });
  });
});

/** A file whose stream gives exactly these pieces. */
function pieced(...pieces: Uint8Array<ArrayBuffer>[]): Blob {
  const whole = new Blob(pieces);
  const stream = () =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
  return { size: whole.size, slice: whole.slice.bind(whole), stream } as unknown as Blob;
}

/** The text is too long for a message. */
function isWhole(result: FileText): boolean {
  return result.ok && result.text === TEXT;
}

function failing(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
}
