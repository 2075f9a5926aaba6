/** Text as gzip in base64: only letters, digits, `+`, `/` and `=`, so that no content can end an element of a page. */

/** Packs the pieces of a text. */
export async function pack(pieces: Iterable<string>): Promise<string> {
  const stream = new Blob([...pieces]).stream().pipeThrough(new CompressionStream('gzip'));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** Returns the gzip data of a packed text. */
export function packedBytes(packed: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
}

/** Unpacks a text; rejects if `pack` did not create it. */
export async function unpack(packed: string): Promise<string> {
  const stream = new Blob([packedBytes(packed)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text();
}

/** How many bytes are encoded at a time: a multiple of three, to avoid padding, and few enough for any engine. */
const PIECE = 3 * 8192;

/** Encodes bytes as base64 (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE) {
    const characters = Array.from(bytes.subarray(from, from + PIECE), (byte) =>
      String.fromCharCode(byte),
    );
    text += btoa(characters.join(''));
  }
  return text;
}
