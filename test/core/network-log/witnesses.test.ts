import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { segmentsOf } from '../../../src/core/chain/gaps.ts';
import { enrich, type NetworkEntry, witnessOf } from '../../../src/core/chain/network-facts.ts';
import { foundIn } from '../../../src/core/findings/index.ts';
import { toLoggedHop } from '../../../src/core/network-log/logged-hop.ts';
import { MOST_SPARE } from '../../../src/core/network-log/matching.ts';
import { Witnesses } from '../../../src/core/network-log/network-log.ts';
import { toTransitions } from '../../../src/core/transition/transition.ts';
import { events, record, recordAll } from '../../support/chains.ts';
import { logOf, seenOf } from '../../support/lab/witnesses.ts';

function joinAll(chains: readonly RedirectChain[], log: readonly NetworkEntry[]): RedirectChain[] {
  const witnesses = new Witnesses(7);
  witnesses.follow(new Map(chains.map((chain) => [chain.id, chain])));
  witnesses.add(log);
  const { matches, logged } = witnesses.account();
  return [...chains.map((chain) => enrich(chain, matches.get(chain.id))), ...logged];
}

/** A chain in a line: who saw each hop, `??` for a gap, and how it ended. */
function lineOf(chain: RedirectChain): string {
  const starts = new Set(segmentsOf(chain).map(({ from }) => from));
  const hops = chain.hops.map((hop, index) => {
    const gap = index > 0 && starts.has(index) ? '?? ' : '';
    return `${gap}${hop.method} ${hop.url} ${hop.response?.status ?? '…'} (${witnessOf(hop)})`;
  });
  return `${hops.join(' / ')}${chain.cut ? ' cut' : chain.ended ? '' : ' …'}`;
}

const FOUR =
  'POST http://a.test/1 302 / GET http://a.test/2 307 / GET http://a.test/3 302 / GET http://a.test/4 200';
const WHOLE = record(FOUR);
const LOG = logOf(WHOLE);

describe('two witnesses', () => {
  it('both report who saw each hop', () => {
    expect(joinAll([WHOLE], LOG).map(lineOf)).toEqual([
      'POST http://a.test/1 302 (both) / GET http://a.test/2 307 (both) / GET http://a.test/3 302 (both) / GET http://a.test/4 200 (both)',
    ]);
    expect(joinAll([WHOLE], []).map(lineOf)[0]).toContain('/1 302 (webRequest)');
  });

  it.each([
    ['first', [0], '(log) / GET http://a.test/2 307 (both)'],
    ['middle', [1, 2], '(both) / GET http://a.test/2 307 (log) / GET http://a.test/3 302 (log) / '],
    ['last', [3], 'http://a.test/3 302 (both) / GET http://a.test/4 200 (log)'],
  ])('fill in the %s hop that webRequest missed', (_, lost, part) => {
    const [chain, ...others] = joinAll(seenOf(FOUR, new Set(lost)), LOG);
    expect(others).toEqual([]);
    expect(chain && lineOf(chain)).toContain(part);
    expect(chain?.hops.map(({ url }) => url)).toEqual(WHOLE.hops.map(({ url }) => url));
    expect(chain?.ended).toBe(true);
  });

  it('keep what was filled in, however many requests follow', () => {
    const [chain] = seenOf(FOUR, new Set([0, 2]));
    const witnesses = new Witnesses(7);
    if (chain) witnesses.follow(new Map([[chain.id, chain]]));
    witnesses.add(LOG);
    witnesses.account();
    const { startedAt, endedAt } = WHOLE.hops[0];
    witnesses.add(
      Array.from({ length: MOST_SPARE + 1 }, (_, index) => ({
        method: 'GET',
        url: `http://b.test/${index}`,
        status: 200,
        startedAt,
        endedAt: endedAt ?? startedAt,
        facts: { timings: { send: 0, wait: 0, receive: 0 } },
      })),
    );
    witnesses.account();
    const { matches } = witnesses.account();
    expect(chain && lineOf(enrich(chain, matches.get(chain.id)))).toContain('/1 302 (log)');
  });

  it('report a chain that only the log saw, once', () => {
    expect(joinAll([], LOG).map(lineOf)).toEqual([
      'POST http://a.test/1 302 (log) / GET http://a.test/2 307 (log) / GET http://a.test/3 302 (log) / GET http://a.test/4 200 (log)',
    ]);
  });

  it('leave a gap for what neither saw, and compare nothing across it', () => {
    const log = LOG.filter((_, index) => index !== 2);
    const [chain, ...others] = joinAll(seenOf(FOUR, new Set([1, 2])), log);
    expect(others).toEqual([]);
    expect(chain && lineOf(chain)).toBe(
      'POST http://a.test/1 302 (both) / GET http://a.test/2 307 (log) / ?? GET http://a.test/4 200 (both)',
    );
    expect(chain && toTransitions(chain).map(({ gap, verdict }) => [gap, verdict])).toEqual([
      [undefined, 'historical'],
      ['hops', 'unknown'],
    ]);
  });

  it('find nothing that would require the hop that nobody saw', () => {
    const drawing = 'POST http://a.test/1 307 / POST http://a.test/2 302 / GET http://a.test/3 200';
    const [chain] = seenOf(drawing, new Set([1]));
    expect(foundIn(record(drawing)).map(({ id }) => id)).toContain('post-became-get');
    expect(chain && foundIn(chain).map(({ id }) => id)).not.toContain('method-against-standards');
    expect(chain && foundIn(chain).map(({ id }) => id)).not.toContain('post-became-get');
  });

  it('leave a gap after a request whose response neither saw', () => {
    const missed = events(FOUR).filter(
      ({ kind, url }) => url !== 'http://a.test/2' || kind.startsWith('request'),
    );
    const log = LOG.filter((_, index) => index !== 1);
    const [chain] = joinAll(recordAll(missed), log);
    expect(chain && toTransitions(chain).map(({ gap }) => gap)).toEqual([
      undefined,
      'response',
      undefined,
    ]);
  });

  it('take the response that webRequest missed from the log', () => {
    const missed = events(FOUR).filter(
      ({ kind, url }) => url !== 'http://a.test/2' || kind === 'request',
    );
    const [chain] = joinAll(recordAll(missed), LOG);
    expect(chain?.hops[1]).toMatchObject({
      response: { status: 307 },
      redirect: { url: 'http://a.test/3', cause: 'http' },
    });
  });

  it('fill in what was missed while the background script was stopped, even if the last hop’s end is reported late', () => {
    const urls = Array.from({ length: 8 }, (_, hop) => `http://a.test/${hop}`);
    const drawing = urls.map((url, hop) => `GET ${url} ${hop < 7 ? 302 : 200}`).join(' / ');
    const missed = new Set(urls.slice(1, 6));
    const seen = events(drawing).filter(
      ({ kind, url }) => !missed.has(url) && (url !== urls[0] || kind === 'request'),
    );
    const whole = record(drawing);
    const [chain, ...others] = joinAll(recordAll(seen), logOf(whole));
    expect(others).toEqual([]);
    expect(chain?.hops.map(({ url }) => url)).toEqual(urls);
    expect(chain && segmentsOf(chain)).toHaveLength(1);
    expect(chain?.hops[0].endedAt).toBe(whole.hops[0].endedAt);
  });

  it('fill in the beginning of a gap, even if nobody saw its end', () => {
    const seen = events(FOUR).flatMap((event) => {
      if (event.url === 'http://a.test/1') return event.kind === 'request' ? [event] : [];
      return event.url === 'http://a.test/4' ? [{ ...event, time: event.time + 400 }] : [];
    });
    expect(joinAll(recordAll(seen), LOG.slice(0, 2)).map(lineOf)).toEqual([
      'POST http://a.test/1 302 (both) / GET http://a.test/2 307 (log) / ?? GET http://a.test/4 200 (webRequest)',
    ]);
  });

  it('report one hop, even if webRequest saw only its end and reports it late', () => {
    const seen = events(FOUR)
      .slice(events(FOUR).findIndex(({ kind }) => kind === 'redirect'))
      .map((event) => ({ ...event, time: event.time + 400 }));
    const log = LOG.map((entry, index) =>
      index === 0
        ? entry
        : { ...entry, startedAt: entry.startedAt + 400, endedAt: entry.endedAt + 400 },
    );
    expect(joinAll(recordAll(seen), log).map(lineOf)).toEqual([
      'POST http://a.test/1 302 (both) / GET http://a.test/2 307 (both) / GET http://a.test/3 302 (both) / GET http://a.test/4 200 (both)',
    ]);
  });

  it('contradict each other visibly', () => {
    const log = LOG.map((entry, index) =>
      index === 1 ? { ...entry, status: 308, startedAt: entry.startedAt + 1 } : entry,
    );
    const [chain, ...others] = joinAll([WHOLE], log);
    expect(others).toEqual([]);
    expect(chain?.hops[1]).toMatchObject({
      response: { status: 307 },
      contradiction: { status: 308 },
    });
  });

  it('contradict each other about a target', () => {
    const log = LOG.map((entry, index) =>
      index === 1 ? { ...entry, targets: ['http://a.test/elsewhere'] } : entry,
    );
    expect(joinAll([WHOLE], log)[0]?.hops[1]?.contradiction).toEqual({
      target: 'http://a.test/elsewhere',
    });
  });
});

describe('what never happened', () => {
  const REDIRECT = record('GET http://a.test/1 302 / GET http://a.test/2 200');
  const [first, second] = logOf(REDIRECT);
  const unanswered = second && {
    ...second,
    status: 0,
    hop: undefined,
    endedAt: second.startedAt,
  };

  it('is not added as a hop for a redirect that was not followed, nor for what the page requests next', () => {
    const log = [first, unanswered].flatMap((entry) => entry ?? []) as NetworkEntry[];
    expect(joinAll([], log).map(lineOf)).toEqual(['GET http://a.test/1 302 (log) cut']);
    const manual = record('GET http://a.test/1 302>/2');
    const later = second ? [...log, { ...second, startedAt: second.startedAt + 5 }] : log;
    expect(joinAll([manual], later).map(lineOf)).toEqual(['GET http://a.test/1 302 (both)']);
  });

  it.each([
    [2500, ['GET http://a.test/1 302 (log) / GET http://a.test/2 200 (log)']],
    [4000, ['GET http://a.test/1 302 (log) cut']],
  ])('is no redirect to what is requested long after: %i ms', (pause, lines) => {
    const later = (entry: NetworkEntry): NetworkEntry => {
      const startedAt = entry.startedAt + pause;
      return { ...entry, startedAt, ...(entry.hop && { hop: { ...entry.hop, startedAt } }) };
    };
    const log = [...(first ? [first] : []), ...(second ? [later(second)] : [])];
    expect(joinAll([], log).map(lineOf)).toEqual(lines);
  });

  it('is no request that had just begun when the log was first asked, and was answered later', () => {
    const log = [first, unanswered, second].flatMap((entry) => entry ?? []) as NetworkEntry[];
    expect(joinAll([], log).map(lineOf)).toEqual([
      'GET http://a.test/1 302 (log) / GET http://a.test/2 200 (log)',
    ]);
  });

  it('is not displayed twice if the two report different times', () => {
    const log = LOG.map((entry) => ({ ...entry, status: 303, targets: ['http://a.test/x'] }));
    const chains = joinAll([WHOLE], log);
    expect(chains).toHaveLength(1);
  });

  const har = (url: string, status: number, location: string, server: string, at = 1000) => ({
    startedDateTime: new Date(at).toISOString(),
    time: 3,
    timings: { send: 0, wait: 3, receive: 0 },
    serverIPAddress: server,
    request: { method: 'GET', url, headers: [{ name: 'Host', value: 'a.test' }] },
    response: {
      status,
      headers: location === '' ? [] : [{ name: 'Location', value: location }],
      redirectURL: location,
    },
  });
  const logged = (...all: Parameters<typeof har>) => {
    const [url, status, , , startedAt = 1000] = all;
    const facts = { timings: { send: 0, wait: 3, receive: 0 } };
    const times = { startedAt, endedAt: startedAt + 3 };
    return { method: 'GET', url, status, ...times, facts, ...toLoggedHop(har(...all)) };
  };

  it('includes the browser’s own response, which Chromium’s log repeats for an upgrade', () => {
    const chain = joinAll(
      [],
      [
        logged('http://b.test/', 302, 'http://a.test/', '127.0.0.1', 1000),
        logged('http://a.test/', 302, 'http://a.test/', '', 1003),
        logged('https://a.test/', 200, '', '127.0.0.1', 1006),
      ],
    )[0];
    expect(chain?.hops[1]).toMatchObject({ redirect: { cause: 'upgrade', inferred: true } });
    expect(chain?.hops[1]?.response).toBeUndefined();
    expect(chain?.hops.map(({ url }) => url)).toEqual([
      'http://b.test/',
      'http://a.test/',
      'https://a.test/',
    ]);
  });

  it('is inferred if Firefox’s log omits an upgrade', () => {
    const [chain] = joinAll(
      [],
      [
        logged('http://b.test/', 302, 'http://a.test/', '127.0.0.1', 1000),
        logged('https://a.test/', 200, '', '127.0.0.1', 1006),
      ],
    );
    expect(chain?.hops.map(({ redirect }) => redirect?.cause)).toEqual([
      'http',
      'upgrade',
      undefined,
    ]);
  });
});

describe('lost hops', () => {
  const lengths = fc.integer({ min: 2, max: 8 });
  const drawn = fc.array(lengths, { minLength: 1, maxLength: 4 }).map((all) =>
    all.map((length, number) => ({
      drawing: Array.from({ length }, (_, hop) => {
        const status = hop === length - 1 ? 200 : [301, 302, 307][hop % 3];
        return `GET http://a.test/${number}/${hop} ${status}`;
      }).join(' / '),
      request: { requestId: String(number), startsAt: 1000 + number * 7 },
    })),
  );
  const subset = fc.infiniteStream(fc.boolean());
  const takeLost = (stream: Iterable<boolean>, count: number): Set<number> => {
    const lost = new Set<number>();
    let index = 0;
    for (const isLost of stream) {
      if (index >= count) break;
      if (isLost) lost.add(index);
      index += 1;
    }
    return lost;
  };
  const urlsOf = (chain: RedirectChain) => chain.hops.map(({ url }) => url).join(' ');

  it('are restored if webRequest lost them and the log is complete: each chain once and in order', () => {
    fc.assert(
      fc.property(drawn, subset, (chains, stream) => {
        const iterator = stream[Symbol.iterator]();
        const whole = chains.map(({ drawing, request }) => record(drawing, request));
        const seen = chains.flatMap(({ drawing, request }, number) => {
          const lost = takeLost(
            { [Symbol.iterator]: () => iterator },
            whole[number]?.hops.length ?? 0,
          );
          return seenOf(drawing, lost, request);
        });
        const joined = joinAll(seen, whole.flatMap(logOf));
        expect(joined.map(urlsOf).sort()).toEqual(whole.map(urlsOf).sort());
        for (const chain of joined) {
          expect(segmentsOf(chain)).toHaveLength(1);
          expect([chain.ended, chain.cut]).toEqual([true, undefined]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave gaps if both lost them, and never a shorter chain that looks complete', () => {
    fc.assert(
      fc.property(drawn, subset, subset, (chains, one, other) => {
        const [a, b] = [one[Symbol.iterator](), other[Symbol.iterator]()];
        const whole = chains.map(({ drawing, request }) => record(drawing, request));
        const [seen, log]: [RedirectChain[], NetworkEntry[]] = [[], []];
        for (const [number, { drawing, request }] of chains.entries()) {
          const chain = whole[number];
          if (!chain) continue;
          const missed = takeLost({ [Symbol.iterator]: () => a }, chain.hops.length);
          const unlogged = takeLost({ [Symbol.iterator]: () => b }, chain.hops.length);
          // Only webRequest knows which hops are of one chain: of what neither saw before its first, nothing tells.
          const last = chain.hops.length - 1;
          const firstSeen = chain.hops.findIndex((_, index) => !missed.has(index));
          for (let index = 0; index < (firstSeen < 0 ? last : firstSeen); index += 1)
            unlogged.delete(index);
          seen.push(...seenOf(drawing, missed, request));
          log.push(...logOf(chain).filter((_, index) => !unlogged.has(index)));
        }
        const isWhole = new Set(whole.map(urlsOf));
        for (const chain of joinAll(seen, log)) {
          const looksWhole = segmentsOf(chain).length === 1 && chain.ended && !chain.cut;
          const isRedirected = chain.hops.length > 1 || chain.hops[0].redirect !== undefined;
          if (!looksWhole || !isRedirected) continue;
          expect([...isWhole].some((urls) => urls === urlsOf(chain))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
