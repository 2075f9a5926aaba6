/**
 * Returns a 64-bit digest of bytes, to determine whether two bodies are the same. It is synchronous, because webRequest
 * events must be handled in order, and `crypto.subtle` would let them overtake each other. It is not a cryptographic
 * hash and must not be used as one. (Two lanes of MurmurHash-like mixing, as in cyrb53.)
 * @param parts the body's bytes, in pieces, however they are split
 * @returns 16 hexadecimal digits
 */
export function digestOf(parts: readonly Uint8Array[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const bytes of parts) {
    for (const byte of bytes) {
      a = Math.imul(a ^ byte, 0x9e3779b1);
      b = Math.imul(b ^ byte, 0x5f356495);
    }
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return hex32(b) + hex32(a);
}

function hex32(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
