/** What a command has of the process that runs it. */

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
}

/** Writes pieces, none faster than they are taken. */
export async function writeAll(output: Output, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!output.write(piece)) await new Promise<void>((resolve) => output.once('drain', resolve));
  }
}
