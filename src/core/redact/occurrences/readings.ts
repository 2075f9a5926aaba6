/** What a text may mean if fewer escapes are meant as such. */
import {
  byteOf,
  type Canonical,
  ESCAPED_STILL,
  MOST_PASSES,
  readAgain,
  readCharacter,
  readOnce,
  spaceAsPlus,
  type Way,
} from '../canonical.ts';

/** Without any meaning in the canonical form, too. */
const SILENT = /[\\\n\r\t]/;

const AS_WRITTEN: Way = {
  unlike: /[\\\n\r\t\u0080-\uffff]/,
  alike: /[^\\\n\r\t\u0080-\uffff]+/y,
  readUnit: (text, at) =>
    SILENT.test(text[at] ?? '') ? { bytes: '', end: at + 1 } : readCharacter(text, at, false),
};

/** Reads as URL parsers do. */
const PERCENT_ONLY: Way = {
  unlike: /%[\da-f]{2}/i,
  alike: /[^%]+/y,
  readUnit: (text, at) => {
    const [, hex] = /^%([\da-f]{2})$/i.exec(text.slice(at, at + 3)) ?? [];
    if (hex === undefined) return readCharacter(text, at, true);
    const byte = byteOf(hex);
    return { bytes: SILENT.test(byte) ? '' : spaceAsPlus(byte), end: at + 3 };
  },
};

/**
 * Reads a text in other ways than the canonical one. What precedes a value may turn its beginning into an escape: `%25`
 * before `de…`, a backslash before `n…`, or `&` before `#1;…`.
 */
export function* otherReadings(text: string, { text: canonical }: Canonical): Generator<Canonical> {
  if (!ESCAPED_STILL.test(text)) return;
  let read = readOnce(text, AS_WRITTEN);
  for (let pass = 0; pass < MOST_PASSES && read.text !== canonical; pass += 1) {
    yield read;
    const next = readAgain(read, PERCENT_ONLY);
    if (next.text === read.text) return;
    read = next;
  }
}
