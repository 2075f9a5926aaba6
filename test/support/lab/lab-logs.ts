/** What both browsers did in every scenario of the lab, as exports of two machines. */
import type { Browser } from '../../../lab/scenario.ts';
import { scenarios } from '../../../lab/scenarios/index.ts';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { redact } from '../../../src/core/redact/redact.ts';
import { chainsFired } from './fired-chains.ts';
import { firedEvents } from './fired-events.ts';

/** What one machine recorded. */
export interface Log {
  readonly machine: Browser;
  readonly chains: readonly RedirectChain[];
}

/** One recording of all scenarios, each of which is a separate fixture. */
function chainsOf(machine: Browser): RedirectChain[] {
  return scenarios.flatMap(({ id: scenario }) =>
    chainsFired(firedEvents(machine, scenario), machine, scenario).map(({ link, ...chain }) => ({
      ...chain,
      id: `${scenario} ${chain.id}`,
      ...(link && { link: { ...link, from: `${scenario} ${link.from}` } }),
    })),
  );
}

/** What both machines recorded, as exported. */
export const LOGS: readonly Log[] = (['chromium', 'firefox'] as const).map((machine) => ({
  machine,
  chains: redact(chainsOf(machine)),
}));

/** A machine's export as NDJSON. */
export function exportOf({ machine, chains }: Log): string {
  return toNdjson(chains, { includeSecrets: false, browser: { name: machine } });
}
