import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeOf, type RedirectChain } from '../../../../src/core/chain/chain.ts';
import { withoutFragment } from '../../../../src/core/chain/chain-edit.ts';
import { findingsOf } from '../../../../src/core/findings/index.ts';
import { toLines } from '../../../../src/core/formats/chain-text.ts';
import { fromHar } from '../../../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import type { ImportedFile } from '../../../../src/core/formats/imported.ts';
import { toTransitions } from '../../../../src/core/transition/transition.ts';
import { chainsFired } from '../../../support/lab/fired-chains.ts';
import { FIRED_EVENTS, firedEvents } from '../../../support/lab/fired-events.ts';

const creator = { name: 'Detour', version: '0.0.0' };

/** Reads a file with these chains; `own` without: as a tool that knows nothing of Detour would have written it. */
function throughFile(chains: readonly RedirectChain[], own: boolean): ImportedFile {
  const har = toHar(chains, { creator, includeSecrets: true });
  const drop = (key: string, value: unknown) =>
    key.startsWith('_') && key !== '_error' ? undefined : value;
  const read = fromHar(JSON.parse(JSON.stringify(har, own ? undefined : drop)));
  if (!read.ok) throw new Error(read.problem);
  return read;
}

/** In Chromium an extension's redirect after another one is not announced: the file has neither status nor target. */
const UNTOLD = ['extension-fetch-after-302', 'extension-page-after-302'];

/** The requests of each chain that has several, in any order; HAR leaves fragments out. */
function paths(chains: readonly RedirectChain[]): string[] {
  return chains
    .filter(({ hops }) => hops.length > 1)
    .map(({ hops }) => hops.map(({ method, url }) => `${method} ${withoutFragment(url)}`).join())
    .sort();
}

describe.each(['chromium', 'firefox'] as const)('what %s recorded', (browser) => {
  const ids = readdirSync(path.join(FIRED_EVENTS, browser)).map((file) => path.parse(file).name);

  it.each(ids)('is the same in the chain and in its HAR: %s', (id) => {
    const chains = chainsFired(firedEvents(browser, id), browser, id);
    const read = throughFile(chains, true);
    expect(read.chains).toEqual(chains);
    expect(read.chains.map(toTransitions)).toEqual(chains.map(toTransitions));
    expect(read.chains.map((chain) => toLines(chain))).toEqual(
      chains.map((chain) => toLines(chain)),
    );
    expect(read.chains.map(outcomeOf)).toEqual(chains.map(outcomeOf));
    expect(read.chains.map((chain) => findingsOf(chain))).toEqual(
      chains.map((chain) => findingsOf(chain)),
    );
  });

  it.each(ids.filter((id) => !UNTOLD.includes(id)))(
    'is restored from its HAR without Detour’s own fields: %s',
    (id) => {
      const chains = chainsFired(firedEvents(browser, id), browser, id);
      expect(paths(throughFile(chains, false).chains)).toEqual(paths(chains));
    },
  );
});
