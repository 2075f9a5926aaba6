/** The chains of a check as one page that shows them, as the panel's export does: docs/viewer.md. */
import { reportText } from '../../core/formats/report/report.ts';
import { VERSION } from '../arguments/arguments.ts';
import type { Check } from '../checked.ts';
import { shownName } from '../shown-name.ts';
import { foundIn } from './found-in.ts';
import type { WriteOptions } from './options.ts';

/** Writes the chains of all files into one page; they are redacted already, as a check has them. */
export async function* writeHtml(
  { files }: Check,
  { secrets, loadViewer }: WriteOptions,
): AsyncGenerator<string> {
  const chains = files.flatMap((file) => file.chains);
  const [only] = files;
  yield await reportText(
    chains.map(({ chain }) => chain),
    {
      includeSecrets: secrets === 'keep',
      creator: { name: 'Detour', version: VERSION },
      browser: files.length === 1 ? only?.browser : undefined,
      find: foundIn(chains),
      name: files.length === 1 && only ? shownName(only.name) : 'detour check',
      viewer: await loadViewer(),
    },
  );
}
