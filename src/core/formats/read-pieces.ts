/** A file → its text in pieces, decompressed if it is gzip. */

import { t } from '../text/i18n.ts';
import { sizeText } from '../text/quantities.ts';
import { type Refused, refuse } from './imported.ts';
import { isUtf16, joined, Utf8Decoder } from './utf-8.ts';

/** A source of bytes: a Blob, or a file or pipe read elsewhere. */
export interface ByteSource {
  /** In bytes; absent if it is unknown, as for a pipe. */
  readonly size?: number;
  stream(): ReadableStream<Bytes>;
}

export interface PieceListener {
  /** Receives the next piece of the text. */
  piece(text: string): void;
  /** Called with the fraction of the bytes read so far, from 0 to 1, if their number is known. */
  progress(share: number): void;
}

export type ReadPieces = Refused | { readonly ok: true; readonly notes: readonly string[] };

/**
 * JavaScript engines have no strings much longer than 2^29 characters, and a small gzip file can decompress to any
 * size.
 */
const MOST_BYTES = 500_000_000;

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads a file as UTF-8. Its first bytes, not its name, determine whether it is compressed. Never throws.
 * @param mostBytes the maximum size of the text
 * @returns why the file could not be read to its end, or notes about its text
 */
export async function readPieces(
  file: ByteSource,
  listener: PieceListener,
  mostBytes = MOST_BYTES,
): Promise<ReadPieces> {
  try {
    const { start, bytes } = await begin(counted(file, listener));
    if (startsWith(start, ZIP)) {
      void bytes.cancel();
      return refuse(t`The file is a ZIP archive. Extract it and open the HAR file inside.`);
    }
    return startsWith(start, GZIP)
      ? await decode(
          bytes.pipeThrough(new DecompressionStream('gzip')),
          listener,
          mostBytes,
          brokenGzip,
        )
      : await decode(bytes, listener, mostBytes, unreadable);
  } catch {
    return refuse(unreadable());
  }
}

const unreadable = () => t`Couldn’t read the file. It may be a folder or no longer exist.`;
const brokenGzip = (bytes: number) =>
  t`Couldn’t decompress the whole gzip file: it is truncated or damaged after the first
    ${sizeText(bytes)} of decompressed text.`;

/**
 * Reads the first bytes of a stream, which a pipe may deliver one at a time, and returns them with a stream that still
 * contains them.
 */
async function begin(stream: ReadableStream<Bytes>) {
  const reader = stream.getReader();
  let start: Bytes = new Uint8Array();
  let isOver = false;
  while (start.length < ZIP.length && !isOver) {
    const { done, value } = await reader.read();
    if (value) start = start.length === 0 ? value : joined(start, value);
    isOver = done;
  }
  const bytes = new ReadableStream<Bytes>({
    start: (controller) => controller.enqueue(start),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  });
  return { start, bytes };
}

function counted(file: ByteSource, { progress }: PieceListener): ReadableStream<Bytes> {
  const { size } = file;
  if (size === undefined) return file.stream();
  let read = 0;
  const counter = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      progress(read / size);
      controller.enqueue(chunk);
    },
  });
  return file.stream().pipeThrough(counter);
}

type Bytes = Uint8Array<ArrayBuffer>;

/** @param broken describes a stream that breaks off after that many bytes */
async function decode(
  stream: ReadableStream<Bytes>,
  { piece }: PieceListener,
  mostBytes: number,
  broken: (bytes: number) => string,
): Promise<ReadPieces> {
  const reader = stream.getReader();
  const decoder = new Utf8Decoder();
  let bytes = 0;
  for (;;) {
    const read = await reader.read().catch(() => undefined);
    if (!read) return refuse(broken(bytes));
    if (read.done) break;
    if (bytes === 0 && isUtf16(read.value)) {
      void reader.cancel();
      return refuse(t`The file is encoded in UTF-16. Save it as UTF-8 and open it again.`);
    }
    bytes += read.value.byteLength;
    if (bytes > mostBytes) {
      void reader.cancel();
      return refuse(
        t`The file is too large: it contains more than ${sizeText(mostBytes)} of text.`,
      );
    }
    piece(decoder.decode(read.value));
  }
  piece(decoder.end());
  return { ok: true, notes: decoder.replaced === 0 ? [] : [replacedText(decoder.replaced)] };
}

const replacedText = (count: number) =>
  count === 1
    ? t`The file is not valid UTF-8: 1 character was unreadable and is shown as �.`
    : t`The file is not valid UTF-8: ${count} characters were unreadable and
      are shown as �.`;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
