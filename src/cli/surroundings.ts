/** What a command has of the process that runs it. */
import type { PackedViewer } from '../core/formats/report/viewer-page.ts';

/** Standard output or standard error. */
export interface Output {
  /** Gives false if the next piece should wait for `drain`. */
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  /** Of a terminal. */
  readonly columns?: number;
}

export interface Surroundings {
  readonly input: AsyncIterable<Uint8Array<ArrayBuffer>>;
  readonly output: Output;
  readonly errors: Output;
  readonly noColor: boolean;
  /** What a report is shown by. */
  loadViewer(): Promise<PackedViewer>;
}

/** What is written, in pieces; a report is packed, which takes its time. */
export type Pieces = Iterable<string> | AsyncIterable<string>;

/** In characters: what is written at once, because every write costs a call of the system. */
const ENOUGH = 1 << 16;

/** Writes pieces, none faster than they are taken. */
export async function writeAll(output: Output, pieces: Pieces): Promise<void> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < ENOUGH) continue;
    await write(output, text);
    text = '';
  }
  await write(output, text);
}

async function write(output: Output, text: string): Promise<void> {
  if (text === '' || output.write(text)) return;
  await new Promise<void>((resolve) => output.once('drain', resolve));
}
