/** A file, or standard input → its chains and their places in the file. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { FileReading } from '../../core/formats/file-reading.ts';
import type { PlacedFile } from '../../core/formats/imported.ts';
import { readPieces } from '../../core/formats/read-pieces.ts';
import { systemProblem } from '../problems.ts';
import { shownName } from '../shown-name.ts';
import type { Surroundings } from '../surroundings.ts';
import { Unusable } from '../unusable.ts';
import { EntryPositions, type Position } from './entry-positions.ts';
import { type Progress, toProgress } from './progress.ts';

export interface ReadFile extends PlacedFile {
  /** A path as it was given, or `-`. */
  readonly name: string;
  /** Where each entry of a HAR begins in the text; only if requested. */
  readonly positions?: readonly Position[];
}

/** In bytes. */
const CHUNK = 1 << 20;

/**
 * Reads a file.
 * @param withPositions whether to find where entries begin
 * @throws Unusable
 */
export async function readFile(
  name: string,
  withPositions: boolean,
  { input, errors }: Surroundings,
): Promise<ReadFile> {
  const size = await sizeOf(name);
  const chunks = name === '-' ? input : createReadStream(name, { highWaterMark: CHUNK });
  const progress = toProgress(errors, name, size);
  const reading = new FileReading();
  const positions = withPositions ? new EntryPositions() : undefined;
  const piece = (text: string) => {
    reading.add(text);
    positions?.add(text);
  };
  const source = { stream: () => toStream(chunks as AsyncIterable<Bytes>, progress) };
  const pieces = await readPieces(source, { piece, progress: () => {} });
  const file = pieces.ok ? reading.end() : pieces;
  progress.end();
  if (!file.ok) throw new Unusable(`${shownName(name)}: ${file.problem}`);
  const notes = pieces.ok ? [...pieces.notes, ...file.notes] : file.notes;
  return { ...file, name, notes, ...(positions && { positions: positions.found }) };
}

/** In bytes; undefined if it isn't known beforehand, as for standard input and pipes. */
async function sizeOf(name: string): Promise<number | undefined> {
  if (name === '-') return undefined;
  try {
    const found = await stat(name);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return found.isFile() ? found.size : undefined;
  } catch (error) {
    throw new Unusable(`${name}: ${systemProblem(error)}`);
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

function toStream(chunks: AsyncIterable<Bytes>, progress: Progress): ReadableStream<Bytes> {
  const iterator = chunks[Symbol.asyncIterator]();
  let read = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) return controller.close();
      read += value.length;
      progress.read(read);
      controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
