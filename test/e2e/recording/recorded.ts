/** What the panel has recorded, to be compared, and to be read where a comparison fails. */
import type { DrivenBrowser } from '../../../scripts/browsers/index.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';

/** The chains of the panel, as it exports them. */
export async function recordedChains(browser: DrivenBrowser): Promise<readonly RedirectChain[]> {
  const { har } = await exportHar(browser, true);
  const file = fromHar(har);
  if (!file.ok) throw new Error(file.problem);
  return file.chains;
}

/** A chain with the times and the witness of each hop. */
export function toLines({ id, ended, cut, hops }: RedirectChain): string {
  const lines = hops.map(
    ({ url, startedAt, endedAt, partial, witness, network, redirect, requestHeaders, response }) =>
      [
        `  ${url} ${startedAt}–${endedAt} ${witness ?? (network ? 'both' : 'webRequest')}`,
        ...(partial ? ['partial'] : []),
        ...(redirect?.inferred ? ['inferred'] : []),
        ...(requestHeaders ? [] : ['no request headers']),
        ...(response ? [] : ['no response']),
      ].join(' '),
  );
  return [`${id}${ended ? ' ended' : ''}${cut ? ' cut' : ''}`, ...lines].join('\n');
}
