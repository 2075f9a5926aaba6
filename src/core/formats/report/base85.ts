/** Bytes as text, four in five characters: base64 would take a twelfth more, and a report is mostly its viewer. */

/** None of these means anything in HTML, in a script's string or in an attribute. */
export const BASE85 =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#()*+,-./:;=?@[]^_{|}~';

/** Encodes bytes. The last one to three are encoded in one character more than they are. */
export function toBase85(bytes: Uint8Array): string {
  const codes = new Uint8Array(bytes.length + Math.ceil(bytes.length / 4));
  for (let from = 0, to = 0; from < bytes.length; from += 4, to += 5) {
    let word = 0;
    for (let index = 0; index < 4; index += 1) word = word * 256 + (bytes[from + index] ?? 0);
    for (let digit = 4; digit >= 0; digit -= 1) {
      // What is beyond the end of the array is left out.
      codes[to + digit] = BASE85.charCodeAt(word % 85);
      word = Math.floor(word / 85);
    }
  }
  return new TextDecoder().decode(codes);
}

/** Decodes what `toBase85` encoded; anything else gives other bytes. */
export function fromBase85(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length - Math.ceil(text.length / 5));
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let word = 0;
    for (let index = 0; index < 5; index += 1) {
      const digit = text[from + index];
      word = word * 85 + (digit === undefined ? 84 : BASE85.indexOf(digit));
    }
    for (let index = 3; index >= 0; index -= 1) {
      bytes[to + index] = word % 256;
      word = Math.floor(word / 256);
    }
  }
  return bytes;
}
