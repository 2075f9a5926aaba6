/** The chains of a check as Detour's own NDJSON, which can be opened again: docs/exports.md. */
import { ndjsonLines } from '../../core/formats/ndjson/ndjson.ts';
import { VERSION } from '../arguments/arguments.ts';
import type { Check } from '../checked.ts';
import { foundIn } from './found-in.ts';
import type { WriteOptions } from './options.ts';

const CREATOR = { name: 'Detour', version: VERSION };

/** Writes a line for each chain, file by file. */
export function* writeNdjson({ files }: Check, { secrets }: WriteOptions): Generator<string> {
  for (const { chains, browser } of files) {
    // They may be shown already.
    yield* ndjsonLines(
      chains.map(({ chain }) => chain),
      { includeSecrets: secrets === 'keep', creator: CREATOR, browser, find: foundIn(chains) },
    );
  }
}
