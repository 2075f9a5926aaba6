/** Chains → one self-contained page that shows them: the viewer with the chains in it. */
import type { RedirectChain } from '../../chain/chain.ts';
import { readRules, rulesIn } from '../../url/suffix-rules.ts';
import { type NdjsonOptions, ndjsonLines } from '../ndjson/ndjson.ts';
import { pack, unpack } from './packed.ts';
import { type PackedViewer, toPage } from './viewer-page.ts';

export interface ReportOptions {
  /** The viewer that the page contains. */
  readonly viewer: PackedViewer;
  /** The ID of the chain that is shown first, if it is among them. A single chain is always shown. */
  readonly open?: string | undefined;
  /** The name of the recording in the page. */
  readonly name?: string | undefined;
}

/** Writes a report of the result of `toShown`. */
export async function reportText(
  shown: readonly RedirectChain[],
  options: NdjsonOptions & ReportOptions,
): Promise<string> {
  const { viewer, name = 'report' } = options;
  const lines = [...ndjsonLines(shown, options)];
  const suffixes = rulesIn(lines, readRules(await unpack(viewer.suffixes)));
  const report = { name, packed: await pack(lines), open: firstShown(shown, options.open) };
  return toPage({ ...viewer, suffixes: await pack([suffixes.join('\n')]) }, { report });
}

function firstShown(shown: readonly RedirectChain[], open: string | undefined): string | undefined {
  const [only] = shown;
  return shown.length === 1 ? only?.id : shown.find(({ id }) => id === open)?.id;
}
