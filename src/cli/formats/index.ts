/** The formats that a check is printed in, and how each is written. */
import type { Check } from '../checked.ts';
import type { FormatName } from '../format-names.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { writeMarkdown } from './markdown.ts';
import { writeNdjson } from './ndjson.ts';
import type { WriteOptions } from './options.ts';
import { writeSarif } from './sarif.ts';
import { writeText } from './text.ts';

interface Format {
  /** Writes a check in pieces. */
  readonly write: (check: Check, options: WriteOptions) => Iterable<string>;
  /** It names lines, so that they have to be found. */
  readonly namesLines?: true;
}

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  text: { write: writeText },
  json: { write: writeJson },
  ndjson: { write: writeNdjson },
  markdown: { write: writeMarkdown },
  junit: { write: writeJunit },
  sarif: { write: writeSarif, namesLines: true },
};
