/** DEFLATE (RFC 1951), unpacked to a certain length and no further: a kilobyte may hold a megabyte of nothing. */

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** There is more of it. */
  readonly isCut: boolean;
  /** It broke off: it is damaged, or not whole. */
  readonly isBroken: boolean;
}

/** What goes in at a time: it comes out at most a thousandfold. */
const SLICE = 512;

/**
 * Unpacks bytes without a header.
 * @param most how many bytes to unpack at most
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
  // It may be broken already, which was noticed.
  await reader.cancel().catch(() => undefined);
  return { bytes: joined(chunks, Math.min(length, most)), isCut: length > most, isBroken };
}

/** Given when asked for, so that nothing is unpacked that nobody takes. */
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
