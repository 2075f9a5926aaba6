/** The parts of its process that a command uses. */
import type { PackedViewer } from '../core/formats/report/viewer-page.ts';

/** Standard output or standard error. */
export interface Output {
  /** Gives false if the next piece should wait for `drain`. */
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  /** The width of a terminal. */
  readonly columns?: number;
}

export interface Surroundings {
  readonly input: AsyncIterable<Uint8Array<ArrayBuffer>>;
  readonly output: Output;
  readonly errors: Output;
  readonly noColor: boolean;
  /** Loads the viewer that reports contain. */
  loadViewer(): Promise<PackedViewer>;
}

/** Output in pieces; asynchronous if it has to be packed, as a report does. */
export type Pieces = Iterable<string> | AsyncIterable<string>;

/** The fewest characters per write, because each write costs a system call. */
const ENOUGH = 1 << 16;

/** Writes pieces, no faster than the output accepts them. */
export async function writeAll(output: Output, pieces: Pieces): Promise<void> {
  for await (const piece of pieces) await write(output, piece);
}

/** Joins pieces, so that whatever is done with each, even waiting for it, is done seldom. */
export function joined(pieces: Pieces): Pieces {
  return Symbol.iterator in pieces ? joinedAtOnce(pieces) : joinedLater(pieces);
}

function* joinedAtOnce(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < ENOUGH) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function* joinedLater(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < ENOUGH) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function write(output: Output, text: string): Promise<void> {
  if (text === '' || output.write(text)) return;
  await new Promise<void>((resolve) => output.once('drain', resolve));
}
