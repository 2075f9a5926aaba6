/** DEFLATE (RFC 1951), decompressed only up to a limit: a kilobyte may contain a megabyte of zeros. */

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** There is more data. */
  readonly isCut: boolean;
  /** Incomplete: the data is damaged or truncated. */
  readonly isBroken: boolean;
}

/** The input per step, which can expand a thousandfold. */
const SLICE = 512;

/**
 * Decompresses bytes without a header.
 * @param most the most bytes to decompress
 */
export async function inflateRaw(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  const reader = slices(packed).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isBroken = false;
  try {
    while (length <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch {
    isBroken = true;
  }
  // It may have failed already, which was handled.
  await reader.cancel().catch(() => undefined);
  return { bytes: joined(chunks, Math.min(length, most)), isCut: length > most, isBroken };
}

/** Supplied on demand, so that nothing is decompressed unnecessarily. */
function slices(packed: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from < packed.length) controller.enqueue(packed.slice(from, from + SLICE));
      from += SLICE;
      if (from >= packed.length) controller.close();
    },
  });
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, length - at), at);
    at += Math.min(chunk.length, length - at);
  }
  return bytes;
}
