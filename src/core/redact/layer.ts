/**
 * A text, or a decoded part of one, in which every character knows its position in the original text. Values are read
 * as their receiver reads them, and replaced where they are written.
 */
import { fromBytes, referenceAt } from './canonical.ts';

interface Places {
  /** Where each character begins and ends in the original text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export class Layer {
  readonly text: string;
  /** How many values enclose this one; 0 for the whole text. */
  readonly depth: number;
  readonly #from: number;
  readonly #places: Places | undefined;

  constructor(text: string, depth = 0, from = 0, places?: Places) {
    this.text = text;
    this.depth = depth;
    this.#from = from;
    this.#places = places;
  }

  /** Where a character begins in the original text. */
  startOf(at: number): number {
    const index = this.#from + at;
    return this.#places ? (this.#places.starts[index] ?? 0) : index;
  }

  /** Where the characters before this one end in the original text. */
  endOf(at: number): number {
    const index = this.#from + at;
    return this.#places ? (this.#places.ends[index - 1] ?? 0) : index;
  }

  /** A part at the same depth. */
  slice(start: number, end = this.text.length): Layer {
    return new Layer(this.text.slice(start, end), this.depth, this.#from + start, this.#places);
  }

  /** The same text as a separate value. */
  inner(): Layer {
    return new Layer(this.text, this.depth + 1, this.#from, this.#places);
  }
}

/** What one escape decodes to: a few characters, and how much of the escape belongs to each. */
type Unit = readonly [text: string, length: number];

/** Decodes percent-encoding once, and plus signs as forms do. */
export function percentDecoded(layer: Layer): Layer {
  return decoded(layer, /\+|(?:%[\da-f]{2})+/gi, ([run]) =>
    run === '+' ? [[' ', 1]] : utf8Units(run),
  );
}

/** Decodes the content of a JSON string, or of a header's quoted string. */
export function unescaped(layer: Layer): Layer {
  return decoded(layer, /\\(?:u[\da-f]{4}|.)/gis, ([whole]) => [unescapedUnit(whole)]);
}

function unescapedUnit(whole: string): Unit {
  const character = whole[1] ?? '';
  const text = whole.length > 2 ? codeUnit(whole.slice(2)) : (CONTROLS.get(character) ?? character);
  return [text, whole.length];
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Decodes XML character references. */
export function dereferenced(layer: Layer): Layer {
  return decoded(layer, /&[^&;\s]{1,32};/g, ([reference]) => [dereferencedUnit(reference)]);
}

function dereferencedUnit(reference: string): Unit {
  const { text, end } = referenceAt(reference, 0);
  return [end === reference.length ? text : reference, reference.length];
}

const ANY_ESCAPE = /(?:%[\da-f]{2})+|\\(?:u[\da-f]{4}|.)|&[^&;\s]{1,32};/gis;

/** Every escape begins with one of these. */
const ESCAPING = /[%\\&]/;

/** How often nested escapes are decoded at most. */
const MOST_PASSES = 4;

/** Decodes everything that may hide a character, in any kind of text. */
export function withoutEscapes(layer: Layer): Layer {
  if (!ESCAPING.test(layer.text)) return layer;
  let read = layer;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = decoded(read, ANY_ESCAPE, ([whole]) => {
      if (whole.startsWith('%')) return utf8Units(whole);
      return [whole.startsWith('&') ? dereferencedUnit(whole) : unescapedUnit(whole)];
    });
    if (next.text === read.text) break;
    read = next;
  }
  return read;
}

function codeUnit(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function decoded(
  layer: Layer,
  escapes: RegExp,
  read: (found: RegExpExecArray) => readonly Unit[],
): Layer {
  const { text } = layer;
  if (text.search(escapes) < 0) return layer;
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const add = (piece: string, length: number, isAsWritten: boolean) => {
    pieces.push(piece);
    for (let index = 0; index < piece.length; index += 1) {
      starts.push(layer.startOf(isAsWritten ? at + index : at));
      ends.push(layer.endOf(isAsWritten ? at + index + 1 : at + length));
    }
    at += length;
  };
  for (const found of text.matchAll(escapes)) {
    if (found.index > at) add(text.slice(at, found.index), found.index - at, true);
    for (const [piece, length] of read(found)) add(piece, length, false);
  }
  if (at < text.length) add(text.slice(at), text.length - at, true);
  return new Layer(pieces.join(''), layer.depth, 0, { starts, ends });
}

/** A run of percent-encoded bytes, character by character. */
function utf8Units(run: string): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < run.length; ) {
    const lead = Number.parseInt(run.slice(at + 1, at + 3), 16);
    if (lead < 0x80) {
      units.push([String.fromCharCode(lead), 3]);
      at += 3;
      continue;
    }
    const length = 3 * (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
    const escapes = run.slice(at, at + length);
    const bytes = escapes.replace(/%(..)/g, (_, hex) => codeUnit(hex));
    units.push([fromBytes(bytes), escapes.length]);
    at += escapes.length;
  }
  return units;
}
