/** Text as gzip in base85, of whose characters none can end an element of a page. */
import { fromBase85, toBase85 } from './base85.ts';

/** Packs the pieces of a text. */
export async function pack(pieces: Iterable<string>): Promise<string> {
  const stream = new Blob([...pieces]).stream().pipeThrough(new CompressionStream('gzip'));
  return toBase85(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** Returns the gzip data of a packed text. */
export function packedBytes(packed: string): Uint8Array<ArrayBuffer> {
  return fromBase85(packed);
}

/** Unpacks a text; rejects if `pack` did not create it. */
export async function unpack(packed: string): Promise<string> {
  const stream = new Blob([packedBytes(packed)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text();
}
