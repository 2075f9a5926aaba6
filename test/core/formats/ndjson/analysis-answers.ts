/** What the core itself says to each question of docs/analysis.md, of what both browsers did in every scenario of the lab. */
import type { Row } from '../../../../scripts/verify-engines/compare.ts';
import { type Hop, lastHop, type RedirectChain } from '../../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../../src/core/findings/index.ts';
import { toTransitions } from '../../../../src/core/transition/transition.ts';
import { LOGS, type Log } from '../../../support/lab/lab-logs.ts';

const all = LOGS.flatMap(({ chains }) => chains);
/** Counts what is alike, the most frequent first. */
function tally<T>(items: readonly T[], counted = 'times'): Row[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = JSON.stringify(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ ...JSON.parse(key), [counted]: count }));
}

const hostOf = (hop: Hop | undefined) => new URL(hop?.url ?? '').host;

/** The value below which a share of them lies, between two where need be. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
}

const VERDICTS = ['violation', 'historical', 'unknown', 'by-design'] as const;

function worstVerdict(chain: RedirectChain): string {
  const verdicts = toTransitions(chain).map(({ verdict }) => verdict);
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'kept';
}

/** Of each chain, or of each of its transitions, by the hosts on both sides. */
const withHosts = all.flatMap((chain) =>
  toTransitions(chain).map((transition) => ({
    ...transition,
    from: hostOf(chain.hops[transition.fromIndex]),
    to: hostOf(chain.hops[transition.fromIndex + 1]),
  })),
);

function waysOf({ chains }: Log): Map<string, Set<string>> {
  const ways = new Map<string, Set<string>>();
  for (const { hops } of chains) {
    const [page = ''] = hops[0].url.replaceAll(/redacted-\d+/g, 'redacted').split('#');
    const key = JSON.stringify([hops[0].method, page]);
    const way = hops.map(
      ({ method, response, redirect, error }) =>
        `${method} ${response?.status ?? redirect?.cause ?? error ?? '?'}`,
    );
    ways.set(key, (ways.get(key) ?? new Set()).add(way.join(' › ')));
  }
  return ways;
}

/** What the core says to each question of the document. */
export const ANSWERS: Readonly<Record<string, () => Row[]>> = {
  'POSTs that became GET, by host': () =>
    tally(
      withHosts
        .filter(({ fromMethod, toMethod }) => fromMethod === 'POST' && toMethod === 'GET')
        .map(({ from: host, status = null, verdict }) => ({ host, status, verdict })),
      'posts',
    ),
  'Chains by worst verdict': () =>
    LOGS.flatMap(({ machine: browser, chains }) =>
      tally(
        chains.map((chain) => ({ verdict: worstVerdict(chain), browser })),
        'chains',
      ),
    ),
  'Most frequent findings': () => {
    const found = LOGS.flatMap(({ machine, chains }) =>
      chains.flatMap((chain) => {
        const before = chains.find(({ id }) => id === chain.link?.from);
        return findingsOf(chain, before).map(({ id: finding, severity }) => ({
          finding,
          severity,
          chain: `${machine} ${chain.id}`,
        }));
      }),
    );
    return tally(found.map(({ finding, severity }) => ({ finding, severity }))).map((row) => {
      const those = found.filter(
        ({ finding, severity }) => finding === row.finding && severity === row.severity,
      );
      return { ...row, chains: new Set(those.map(({ chain }) => chain)).size };
    });
  },
  'The slowest hops': () =>
    LOGS.flatMap(({ machine, chains }) =>
      chains.flatMap(({ id: chain, hops }) =>
        hops.map((hop) => ({
          machine,
          chain,
          hop,
          ms: (hop.endedAt ?? Number.NaN) - hop.startedAt,
        })),
      ),
    )
      .filter(({ ms }) => !Number.isNaN(ms))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 10)
      .map(({ chain, hop: { method, url, response }, ms }) => ({
        chain,
        method,
        url,
        status: response?.status ?? null,
        ms: Math.round(ms * 1000) / 1000,
      })),
  'Time lost to redirects, by first host': () => {
    const lost = all.filter(({ hops }) => hops.length > 1);
    const hosts = [...new Set(lost.map(({ hops }) => hostOf(hops[0])))];
    return hosts.map((host) => {
      const own = lost.filter(({ hops }) => hostOf(hops[0]) === host);
      const times = own.map((chain) => lastHop(chain).startedAt - chain.hops[0].startedAt);
      return {
        host,
        chains: own.length,
        median_ms: quantile(times, 0.5),
        p95_ms: quantile(times, 0.95),
      };
    });
  },
  'Headers dropped by redirects': () =>
    tally(
      withHosts.flatMap(({ lostHeaders, from, to }) =>
        lostHeaders.map((name) => ({ header: name.toLowerCase(), other_host: from !== to })),
      ),
    ),
  'Cookies set but not sent': () =>
    tally(
      withHosts.flatMap(({ missingCookies, to: host }) =>
        missingCookies.map(({ name: cookie }) => ({ cookie, host })),
      ),
    ),
  'Journeys: chains linked without a redirect': () =>
    tally(
      LOGS.flatMap(({ chains }) =>
        chains.flatMap(({ link }) => {
          const earlier = chains.find(({ id }) => id === link?.from);
          if (!link || !earlier) return [];
          const answered = lastHop(earlier).response?.status ?? null;
          return [{ cause: link.cause, certainty: link.certainty, answered }];
        }),
      ),
    ),
  'Where machines take different paths': () => {
    const [here = new Map(), there = new Map()] = LOGS.map(waysOf);
    return [...here].flatMap(([key, ways]) => {
      const [sorted, others] = [[...ways].sort(), [...(there.get(key) ?? [])].sort()];
      const [method, page] = JSON.parse(key);
      return others.length === 0 || sorted.join() === others.join()
        ? []
        : [
            {
              method,
              page,
              machine: 'chromium',
              ways: sorted,
              other: 'firefox',
              other_ways: others,
            },
          ];
    });
  },
};
