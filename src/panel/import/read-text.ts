/** A file → its text, unpacked where it is gzip. Runs in the worker. */
import { sizeText } from '../../core/transition-text.ts';

/** The text, or one sentence that says why there is none. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Engines hold no string of much more than 2^29 characters; a small gzip may unpack to any size. */
const MOST_BYTES = 500_000_000;

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads a file as UTF-8. Whether it is packed is told by its first bytes, not by its name. Never throws.
 * @param onProgress is told which share of the file's bytes has been read, from 0 to 1
 * @param mostBytes how large the text may be
 */
export async function readText(
  file: Blob,
  onProgress: (share: number) => void,
  mostBytes = MOST_BYTES,
): Promise<FileText> {
  try {
    const start = new Uint8Array(await file.slice(0, ZIP.length).arrayBuffer());
    if (startsWith(start, ZIP)) {
      return refuse('The file is a zip archive: unpack it, and open the HAR that is in it.');
    }
    const bytes = counted(file, onProgress);
    return startsWith(start, GZIP)
      ? await decode(bytes.pipeThrough(new DecompressionStream('gzip')), mostBytes, BROKEN_GZIP)
      : await decode(bytes, mostBytes, UNREADABLE);
  } catch {
    return refuse(UNREADABLE());
  }
}

const UNREADABLE = () => 'The browser cannot read the file: it may be a folder, or gone.';
const BROKEN_GZIP = (bytes: number) =>
  `The file is gzip that cannot be unpacked to its end: it is cut off or damaged after the first ${sizeText(bytes)} of its text.`;

function counted(file: Blob, onProgress: (share: number) => void): ReadableStream<Bytes> {
  let read = 0;
  const counter = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      onProgress(read / file.size);
      controller.enqueue(chunk);
    },
  });
  return file.stream().pipeThrough(counter);
}

type Bytes = Uint8Array<ArrayBuffer>;

/** @param broken says what is wrong where the bytes break off after so many */
async function decode(
  stream: ReadableStream<Bytes>,
  mostBytes: number,
  broken: (bytes: number) => string,
): Promise<FileText> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      bytes += value?.byteLength ?? 0;
      if (bytes > mostBytes) {
        void reader.cancel();
        return refuse(`The file has more than ${sizeText(mostBytes)} of text, which is too much.`);
      }
      pieces.push(decoder.decode(value, { stream: true }));
    }
  } catch {
    return refuse(broken(bytes));
  }
  pieces.push(decoder.decode());
  return { ok: true, text: pieces.join('') };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function refuse(problem: string): FileText {
  return { ok: false, problem };
}
