import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { enrich, type NetworkEntry } from '../../../src/core/chain/network-facts.ts';
import { MOST_LOGGED } from '../../../src/core/network-log/logged-chains.ts';
import { MOST_SPARE } from '../../../src/core/network-log/matching.ts';
import { type Account, Witnesses } from '../../../src/core/network-log/network-log.ts';
import { MOST_HOPS } from '../../../src/core/record/recorder.ts';
import { toTransitions } from '../../../src/core/transition/transition.ts';
import { headline } from '../../../src/core/transition/transition-text.ts';
import { record } from '../../support/chains.ts';
import { withFacts } from '../../support/with-facts.ts';

/** `GET http://a.test/ 302 @1000+20 #one`: method, URL, status, start and length in ms, and a name to know it by. */
function entry(text: string): NetworkEntry {
  const [, method = '', url = '', status, start, length, name = ''] =
    /^(\S+) (\S+) (\d+) @(-?\d+)\+(\d+)(?: #(\S+))?$/.exec(text) ?? [];
  if (!method) throw new Error(`not an entry: "${text}"`);
  const startedAt = Number(start);
  const timings = { send: 0, wait: Number(length), receive: 0 };
  const facts = { timings, protocol: name };
  return {
    method,
    url,
    status: Number(status),
    startedAt,
    endedAt: startedAt + Number(length),
    facts,
  };
}

/** An entry of a redirect, with the hop that it is. */
function logged(text: string, target: string): NetworkEntry {
  const told = entry(text);
  const { method, url, status, startedAt, endedAt } = told;
  const headers = [{ name: 'Location', value: target }];
  const response = { status, statusLine: '', headers };
  const hop = { method, url, startedAt, endedAt, body: { kind: 'none' }, response } as const;
  return { ...told, targets: [target], hop };
}

/** Chains by id, as the panel holds them. */
const chainsById = (chains: readonly RedirectChain[]) =>
  new Map(chains.map((chain) => [chain.id, chain]));

/** The names of the entries that the hops of each chain got; `-` for none. */
const names = ({ matches }: Account, chains: readonly RedirectChain[]) =>
  chains.map((chain) =>
    chain.hops
      .map((_, index) => matches.get(chain.id)?.hops[index]?.network?.protocol ?? '-')
      .join(' '),
  );

function join(chains: readonly RedirectChain[], entries: readonly NetworkEntry[]): string[] {
  const witnesses = new Witnesses(7);
  witnesses.follow(chainsById(chains));
  witnesses.add(entries);
  return names(witnesses.account(), chains);
}

// Drawn hops take 30 ms: they begin at 1000 and 1040.
const REDIRECT = 'GET http://a.test/old 302 / GET http://a.test/new 200';

describe('an entry of the log', () => {
  it('is assigned to the hop with its URL, method, status and time', () => {
    const entries = [
      entry('GET http://a.test/new 200 @1038+20 #second'),
      entry('GET http://a.test/old 302 @996+30 #first'),
    ];
    expect(join([record(REDIRECT)], entries)).toEqual(['first second']);
  });

  it.each([
    ['another method', 'POST http://a.test/old 302 @1000+20'],
    ['another URL', 'GET http://a.test/old? 302 @1000+20'],
    ['another status', 'GET http://a.test/old 307 @1000+20'],
    ['no status', 'GET http://a.test/old 0 @1000+20'],
    ['a time long before', 'GET http://a.test/old 302 @800+20'],
    ['a time long after', 'GET http://a.test/old 302 @1131+20'],
  ])('with %s is assigned to none', (_, text) => {
    expect(join([record(REDIRECT)], [entry(text)])).toEqual(['- -']);
  });

  it('is compared by its URL without the fragment, which Chromium omits', () => {
    const chain = record('GET http://a.test/old 302 / GET http://a.test/new#part 200');
    expect(join([chain], [entry('GET http://a.test/new 200 @1040+20 #it')])).toEqual(['- it']);
  });

  it('may have begun long before webRequest saw it, as long as it ended after', () => {
    expect(join([record(REDIRECT)], [entry('GET http://a.test/old 302 @100+920 #it')])).toEqual([
      'it -',
    ]);
  });

  it('is assigned to a failed hop if it has no status either', () => {
    const chain = record('GET http://a.test/old 302 / GET http://a.test/new net::ERR_X');
    expect(join([chain], [entry('GET http://a.test/new 0 @1040+20 #it')])).toEqual(['- it']);
  });

  it('is never assigned to a chain of another tab, but may be to one without a known tab', () => {
    const entries = [entry('GET http://a.test/old 302 @1000+20 #it')];
    const joined = [8, -1].map((tabId) => join([record(REDIRECT, { tabId })], entries));
    expect(joined).toEqual([['- -'], ['it -']]);
  });

  it('is never assigned to a hop without a server’s response', () => {
    const chain = record('GET http://a.dev/ hsts / GET https://a.dev/ 200');
    expect(join([chain], [entry('GET http://a.dev/ 307 @1000+2')])).toEqual(['- -']);
  });

  it('is distinguished from similar ones only by order of time', () => {
    const loop = 'GET http://a.test/ 302 / GET http://a.test/ 302 / GET http://a.test/ 302';
    const entries = [1078, 998, 1037].map((at) =>
      entry(`GET http://a.test/ 302 @${at}+35 #at${at}`),
    );
    expect(join([record(loop)], entries)).toEqual(['at998 at1037 at1078']);
  });

  it('is assigned to none if several hops are possible and not all have one', () => {
    const chains = ['1', '2'].map((requestId) => record(REDIRECT, { requestId }));
    expect(join(chains, [entry('GET http://a.test/old 302 @1000+20')])).toEqual(['- -', '- -']);
  });

  it('waits for its chain, and is discarded if too many do', () => {
    const witnesses = new Witnesses(7);
    const chains = [record(REDIRECT)];
    witnesses.add([entry('GET http://a.test/old 302 @1000+20 #it')]);
    const others = Array.from({ length: MOST_SPARE - 1 }, (_, index) =>
      entry(`GET http://a.test/${index} 200 @1000+20`),
    );
    witnesses.add(others);
    witnesses.account();
    witnesses.follow(chainsById(chains));
    expect(names(witnesses.account(), chains)).toEqual(['it -']);

    const forgetful = new Witnesses(7);
    forgetful.add([entry('GET http://a.test/old 302 @1000+20 #it'), ...others]);
    forgetful.add([entry('GET http://a.test/last 200 @1000+20')]);
    forgetful.account();
    forgetful.follow(chainsById(chains));
    expect(names(forgetful.account(), chains)).toEqual(['- -']);
  });
});

describe('the assignment of entries', () => {
  it('is the same object until something changes', () => {
    const witnesses = new Witnesses(7);
    const chains = chainsById([record(REDIRECT)]);
    witnesses.follow(chains);
    witnesses.add([entry('GET http://a.test/old 302 @1000+20')]);
    const before = witnesses.account();
    witnesses.follow(new Map(chains));
    witnesses.add([entry('GET http://b.test/ 302 @1000+20')]);
    expect(witnesses.account()).toBe(before);
    witnesses.follow(new Map());
    expect(witnesses.account().matches.size).toBe(0);
  });

  it('is found for 10,000 chains without examining all of them repeatedly', () => {
    const witnesses = new Witnesses(7);
    const chains = new Map<string, RedirectChain>();
    const before = process.cpuUsage();
    for (let index = 0; index < 10_000; index += 1) {
      const url = `http://a.test/${index % 500}`;
      const startsAt = 1000 + index * 10;
      const chain = record(`GET ${url} 302 / GET ${url}/ 200`, {
        requestId: String(index),
        startsAt,
      });
      chains.set(chain.id, chain);
      witnesses.add([
        entry(`GET ${url} 302 @${startsAt}+20`),
        entry(`GET ${url}/ 200 @${startsAt + 40}+20`),
      ]);
      if (index % 100 < 99) continue;
      witnesses.follow(chains);
      witnesses.account();
    }
    expect(witnesses.account().matches.size).toBe(10_000);
    // About a second; if each of the 100 looks were at everything, a minute.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
  }, 60_000);
});

describe('any chains and entries', () => {
  const url = fc.constantFrom('http://a.test/', 'http://a.test/x', 'http://a.test/x#y');
  const method = fc.constantFrom('GET', 'PATCH');
  const time = fc.integer({ min: 0, max: 400 });
  const hop = fc.tuple(method, url, fc.constantFrom('302', '200', 'net::ERR_X', '…', 'hsts'));
  const chain = fc
    .tuple(fc.array(hop, { minLength: 1, maxLength: 4 }), time)
    .map(([hops, startsAt]) => ({
      drawing: hops.map((words) => words.join(' ')).join(' / '),
      startsAt,
    }));
  const chains = fc
    .array(chain, { maxLength: 6 })
    .map((drawn) =>
      drawn.map(({ drawing, startsAt }, index) =>
        record(drawing, { requestId: String(index), startsAt }),
      ),
    );
  const entries = fc
    .array(fc.tuple(method, url, fc.constantFrom(302, 200, 307, 0), time, time), { maxLength: 20 })
    .map((all) =>
      all.map(([name, to, status, at, length], index) =>
        entry(`${name} ${to} ${status} @${at}+${length} #${index}`),
      ),
    );

  it('use no entry twice, change no chain, and do not depend on the order of arrival', () => {
    fc.assert(
      fc.property(chains, entries, fc.array(fc.nat()), (chains, entries, order) => {
        const before = JSON.stringify(chains);
        const joined = join(chains, entries);
        const used = joined.flatMap((line) => line.split(' ')).filter((name) => name !== '-');
        expect(new Set(used).size).toBe(used.length);
        expect(joined).toEqual(joinInOrder(chains, entries, order));
        expect(JSON.stringify(chains)).toBe(before);
      }),
    );
  });

  /** Takes chains and entries in an order that the numbers say, a look between any two. */
  function joinInOrder(
    chains: readonly RedirectChain[],
    entries: readonly NetworkEntry[],
    order: readonly number[],
  ): string[] {
    const witnesses = new Witnesses(7);
    const shown = new Map<string, RedirectChain>();
    const steps = [
      ...chains.map((chain) => () => witnesses.follow(shown.set(chain.id, chain))),
      ...entries.map((one) => () => witnesses.add([one])),
    ];
    for (const number of [...order, ...steps.map(() => 0)]) {
      const [step] = steps.splice(number % Math.max(1, steps.length), 1);
      step?.();
      witnesses.account();
    }
    return names(witnesses.account(), chains);
  }
});

describe('an enriched chain', () => {
  const logged = {
    kind: 'bytes',
    size: 11,
    digest: '0123456789abcdef',
    text: 'hello world',
    source: 'network-log',
  } as const;
  const facts = { timings: { send: 0, wait: 1, receive: 0 }, body: logged };

  it('takes bodies from the log that webRequest could not observe, and says so', () => {
    const chain = record('PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/x (hidden) 200');
    const [transition] = toTransitions(withFacts(chain, [facts, facts]));
    expect(transition && headline(transition)).toEqual([
      '307 Temporary Redirect',
      'PATCH kept',
      'body of 11 B (DevTools network log) sent again, identical',
    ]);
    expect(chain.hops[0].body).toEqual({ kind: 'not-observable' });
  });

  it.each([['(24 B) '], ['(form a=1) '], ['']])(
    'keeps the body that webRequest observed: %s',
    (body) => {
      const chain = record(`PATCH http://a.test/ ${body}307 / PATCH http://a.test/x ${body}200`);
      const enriched = withFacts(chain, [facts, facts]);
      expect(enriched.hops.map((hop) => hop.body)).toEqual(chain.hops.map((hop) => hop.body));
      expect(enriched.hops[0].network).toBe(facts);
    },
  );

  it('is the same object for the same chain and facts', () => {
    const chain = record(REDIRECT);
    const { hops, ended } = withFacts(chain, [facts]);
    const known = { hops, ended };
    expect(enrich(chain, known)).toBe(enrich(chain, known));
    expect(enrich(chain, undefined)).toBe(chain);
  });
});

describe('a page that requests one URL repeatedly', () => {
  let looks = 0;

  /** An entry that counts how often somebody asks when it began. */
  function counted(status: number, startedAt: number): NetworkEntry {
    const told = entry(`GET http://a.test/old ${status} @${startedAt}+30 #it`);
    return Object.defineProperty({ ...told }, 'startedAt', {
      enumerable: true,
      get: () => {
        looks += 1;
        return startedAt;
      },
    });
  }

  const begin = (index: number) => 1000 + index * 1000;
  const chainAt = (index: number) =>
    record(REDIRECT, { requestId: String(index), startsAt: begin(index) });

  it('costs no more with each request', () => {
    const witnesses = new Witnesses(7);
    const chains = new Map<string, RedirectChain>();
    const costs = [400, 200, 200].map((count) => {
      looks = 0;
      for (let more = 0; more < count; more += 1) {
        const index = chains.size;
        chains.set(String(index), chainAt(index));
        witnesses.follow(chains);
        witnesses.add([counted(302, begin(index))]);
        witnesses.account();
      }
      return looks;
    });
    expect(costs[2]).toBeLessThan(1.2 * (costs[1] ?? 0));
    expect(witnesses.account().matches.size).toBe(800);
  });

  it('is not compared with each request and each entry that is not its own', () => {
    const cost = (count: number) => {
      const indexes = [...Array(count).keys()];
      const witnesses = new Witnesses(7);
      witnesses.follow(chainsById(indexes.map(chainAt)));
      witnesses.add(indexes.map((index) => counted(200, begin(index) + 500)));
      looks = 0;
      witnesses.account();
      return looks;
    };
    expect(cost(800)).toBeLessThan(2.5 * cost(400));
  });

  it('loses no request that only the log saw', () => {
    const witnesses = new Witnesses(7);
    const alone = logged('GET http://a.test/old 302 @500+10 #alone', 'http://a.test/new');
    witnesses.add([alone]);
    const chains = [...Array(400).keys()].map(chainAt);
    witnesses.follow(chainsById(chains));
    witnesses.add(chains.map((_, index) => counted(302, begin(index))));
    expect(witnesses.account().logged.map(({ hops: [first] }) => first.startedAt)).toEqual([500]);
    expect(witnesses.account().matches.size).toBe(400);
  });

  it('keeps what the oldest request was assigned when that chain changes', () => {
    const witnesses = new Witnesses(7);
    const chains = new Map<string, RedirectChain>();
    for (let index = 0; index < 400; index += 1) {
      const startsAt = 1000 + index * 1000;
      chains.set(String(index), record(REDIRECT, { requestId: String(index), startsAt }));
      witnesses.add([entry(`GET http://a.test/old 302 @${startsAt}+30 #of-${index}`)]);
    }
    witnesses.follow(chains);
    witnesses.account();
    const [first] = chains.values();
    if (first) chains.set(first.id, { ...first, note: 'mine' });
    witnesses.follow(chains);
    const all = [...chains.values()];
    expect(names(witnesses.account(), all)).toEqual(all.map((_, index) => `of-${index} -`));
  });
});

describe('chains that only the log saw', () => {
  const redirects = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      logged(`GET http://a.test/${index} 302 @${1000 + index}+1`, `http://b.test/${index}`),
    );
  const startOf = ({ hops: [first] }: RedirectChain) => first.startedAt;

  it('stay, however many ordinary requests follow', () => {
    const witnesses = new Witnesses(7);
    witnesses.add(redirects(3));
    witnesses.account();
    for (let page = 0; page < 3; page += 1) {
      const others = Array.from({ length: MOST_SPARE }, (_, index) =>
        entry(`GET http://c.test/${page}/${index} 200 @5000+20`),
      );
      witnesses.add(others);
      witnesses.account();
    }
    const { logged: chains, evicted } = witnesses.account();
    expect([chains.map(startOf), evicted]).toEqual([[1000, 1001, 1002], 0]);
  });

  it('are found among all that was requested before', () => {
    const witnesses = new Witnesses(7);
    const others = Array.from({ length: 2 * MOST_SPARE }, (_, index) =>
      entry(`GET http://c.test/${index} 200 @5000+20`),
    );
    witnesses.add([...redirects(1), ...others]);
    expect(witnesses.account().logged.map(startOf)).toEqual([1000]);
  });

  it('are evicted if there are too many, the oldest first, and counted until all is cleared', () => {
    const witnesses = new Witnesses(7);
    const all = redirects(MOST_LOGGED + 2);
    for (let from = 0; from < all.length; from += MOST_SPARE) {
      witnesses.add(all.slice(from, from + MOST_SPARE));
      witnesses.account();
    }
    const { logged: chains, evicted } = witnesses.account();
    expect([chains.length, chains.map(startOf)[0], evicted]).toEqual([MOST_LOGGED, 1002, 2]);
    witnesses.forgetBefore(1_000_000);
    expect(witnesses.account()).toMatchObject({ logged: [], evicted: 0 });
  });
});

it('limits a chain that only the log saw to the usual length', () => {
  const entries = Array.from({ length: 200 }, (_, index) =>
    logged(
      `GET http://a.test/${index} 302 @${1000 + index * 50}+30 #it`,
      `http://a.test/${index + 1}`,
    ),
  );
  const witnesses = new Witnesses(7);
  witnesses.add(entries);
  const [chain] = witnesses.account().logged;
  expect(chain?.hops).toHaveLength(MOST_HOPS);
  expect(chain?.cut).toBe(true);
});
