/** The viewer's example: what a browser recorded in some of the lab's scenarios. */
import { findScenario } from '../../lab/scenarios/index.ts';
import type { RedirectChain } from '../../src/core/chain/chain.ts';
import { toNdjson } from '../../src/core/formats/ndjson/ndjson.ts';
import { pack } from '../../src/core/formats/report/packed.ts';
import type { CarriedFile } from '../../src/core/formats/report/viewer-page.ts';
import { chainsFired } from '../../test/support/lab/fired-chains.ts';
import { firedEvents } from '../../test/support/lab/fired-events.ts';

/** The most common cases, each once. */
const SCENARIOS = [
  ...['http-https-www-slash', 'form-302', 'put-303', 'api-version', 'upload-confirmed'],
  ...['sign-in', 'oidc-form-post', 'saml-logout', 'cookie-same-site', 'authorization-dropped'],
  ...['hsts', 'https-to-http', 'cors-redirect-refused', 'loop-of-two', 'meta-refresh'],
];

/** The pause between scenarios, in milliseconds. */
const PAUSE = 400;

/** Packs the chains in the order of the scenarios. */
export async function example(): Promise<CarriedFile> {
  let from = Date.UTC(2026, 0, 5, 9);
  const chains = SCENARIOS.flatMap((id) => {
    if (!findScenario(id)) throw new Error(`The lab has no scenario ${id}`);
    const recorded = chainsFired(firedEvents('chromium', id), 'chromium', id);
    const moved = recorded.map((chain) => apart(chain, id, from - startOf(recorded)));
    from = Math.max(...moved.map(endOf)) + PAUSE;
    return moved;
  });
  const options = { includeSecrets: true, browser: { name: 'Chrome' } };
  return { name: 'example', packed: await pack([toNdjson(chains, options)]) };
}

/** Gives a chain of one scenario an ID and a time that differ from those of the others. */
function apart(chain: RedirectChain, scenario: string, by: number): RedirectChain {
  const idOf = (id: string) => `${scenario}-${id}`;
  const [first, ...rest] = chain.hops.map((hop) => ({
    ...hop,
    startedAt: hop.startedAt + by,
    ...(hop.endedAt !== undefined && { endedAt: hop.endedAt + by }),
  }));
  if (!first) throw new Error('A chain without a hop');
  return {
    ...chain,
    id: idOf(chain.id),
    hops: [first, ...rest],
    ...(chain.link && { link: { ...chain.link, from: idOf(chain.link.from) } }),
  };
}

const startOf = (chains: readonly RedirectChain[]) =>
  Math.min(...chains.map(({ hops }) => hops[0].startedAt));
const endOf = ({ hops }: RedirectChain) =>
  Math.max(...hops.map(({ startedAt, endedAt = startedAt }) => endedAt));
