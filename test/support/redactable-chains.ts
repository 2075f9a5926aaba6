/** Chains to redact, for tests: those of all files that are fixtures, and those that the lab's scenarios fired. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { scenarios } from '../../lab/scenarios/index.ts';
import type { RedirectChain } from '../../src/core/chain/chain.ts';
import { chainsFired } from './lab/fired-chains.ts';
import { FIRED_EVENTS, firedEvents } from './lab/fired-events.ts';
import { parseHar } from './parse-har.ts';

const FOLDERS = ['reports', 'har', 'har/found'];

/** The recordings by their names. */
export function* redactableRecordings(): Generator<readonly [string, readonly RedirectChain[]]> {
  for (const folder of FOLDERS) {
    for (const name of readdirSync(path.join(FIRED_EVENTS, folder))) {
      const file = path.join(FIRED_EVENTS, folder, name);
      if (name.endsWith('.md') || statSync(file).isDirectory()) continue;
      const read = parseHar(readFileSync(file, 'utf8'));
      if (read.ok) yield [`${folder}/${name}`, read.chains];
    }
  }
  for (const browser of ['chromium', 'firefox'] as const) {
    for (const { id } of scenarios)
      yield [`${browser}/${id}`, chainsFired(firedEvents(browser, id), browser, id)];
  }
}
