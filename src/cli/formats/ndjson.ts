/** The chains of a check as Detour's own NDJSON, which can be opened again: docs/exports.md. */
import { formatOf } from '../../core/formats/index.ts';
import { VERSION } from '../arguments.ts';
import type { Check } from '../checked.ts';
import { foundIn } from './found-in.ts';
import type { WriteOptions } from './options.ts';

const CREATOR = { name: 'Detour', version: VERSION };

/** Writes a line for each chain, file by file. */
export function* writeNdjson({ files }: Check, { secrets }: WriteOptions): Generator<string> {
  for (const { chains, browser } of files) {
    yield* formatOf('ndjson').write(
      chains.map(({ chain }) => chain),
      { includeSecrets: secrets === 'keep', creator: CREATOR, browser, find: foundIn(chains) },
    );
  }
}
