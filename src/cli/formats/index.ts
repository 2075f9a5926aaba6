/** The formats that a check is printed in, and how each is written. */

import type { FormatName } from '../arguments/format-names.ts';
import type { Check } from '../checked.ts';
import { defusedJson, defusedText, defusedXml } from '../defused.ts';
import { joined, type Pieces } from '../surroundings.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { writeMarkdown } from './markdown.ts';
import { writeNdjson } from './ndjson.ts';
import type { WriteOptions } from './options.ts';
import { writeSarif } from './sarif.ts';
import { writeText } from './text.ts';

interface Format {
  /** Writes a check in pieces. */
  readonly write: (check: Check, options: WriteOptions) => Pieces;
  /** Takes from a piece what a pipeline's log would take for a command; absent where foreign text is packed. */
  readonly defuse?: (piece: string) => string;
  /** It names lines, so that they have to be found. */
  readonly namesLines?: true;
  /** It can be read as a recording. */
  readonly opensAgain?: true;
}

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  text: { write: writeText, defuse: defusedText },
  json: { write: writeJson, defuse: defusedJson },
  ndjson: { write: writeNdjson, opensAgain: true, defuse: defusedJson },
  markdown: { write: writeMarkdown, defuse: defusedText },
  junit: { write: writeJunit, defuse: defusedXml },
  html: { write: writeHtml, opensAgain: true },
  sarif: { write: writeSarif, namesLines: true, defuse: defusedJson },
};

/** Writes a check in a format, in pieces that each begin with a line. */
export async function* writeCheck(
  format: FormatName,
  check: Check,
  options: WriteOptions,
): AsyncGenerator<string> {
  const { write, defuse = (piece: string) => piece } = FORMATS[format];
  for await (const piece of joined(write(check, options))) yield defuse(piece);
}
