import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { fromHar } from '../../../../src/core/formats/har/read/from-har.ts';
import type { ImportedFile } from '../../../../src/core/formats/imported.ts';

interface Timings {
  readonly blocked?: number;
  readonly connect?: number;
  readonly wait: number;
}

interface Drawn {
  readonly at: number;
  readonly url: string;
  /** The Location, for what redirects. */
  readonly to?: string;
  readonly method?: string;
  readonly took?: number;
  readonly timings?: Timings;
  readonly headers?: Readonly<Record<string, string>>;
  readonly more?: object;
}

function drawEntry({ at, url, to, method, took, timings, headers = {}, more }: Drawn) {
  const { blocked = 0, connect = 0, wait } = timings ?? { wait: 20 };
  return {
    startedDateTime: new Date(1_700_000_000_001 + at).toISOString(),
    time: took ?? blocked + connect + wait,
    request: {
      method: method ?? 'GET',
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
    response: {
      status: to === undefined ? 200 : 302,
      headers: to === undefined ? [] : [{ name: 'Location', value: to }],
    },
    timings: { blocked, dns: -1, connect, send: 0, wait, receive: 0, ssl: -1 },
    ...more,
  };
}

function read(...drawn: Drawn[]): ImportedFile {
  const result = fromHar({ log: { entries: drawn.map(drawEntry) } });
  if (!result.ok) throw new Error(result.problem);
  return result;
}

/** `http://a.test/ → http://b.test/ (upgrade) → …`; the cause of a hop that no entry stands for in parentheses. */
function draw({ hops }: RedirectChain): string {
  return hops
    .map(({ url, response, redirect }) => (response ? url : `${url} (${redirect?.cause})`))
    .join(' → ');
}

const chainsOf = (...drawn: Drawn[]) => read(...drawn).chains.map(draw);

describe('a request', () => {
  it('is linked to the nearest redirect before it, whichever came first', () => {
    const pixel = (at: number) => ({ at, url: 'http://a.test/pixel', to: 'http://b.test/x' });
    expect(chainsOf(pixel(0), pixel(700), { at: 725, url: 'http://b.test/x' })).toEqual([
      'http://a.test/pixel',
      'http://a.test/pixel → http://b.test/x',
    ]);
    // Three, of which the last two were followed.
    expect(
      chainsOf(pixel(0), pixel(700), { at: 725, url: 'http://b.test/x' }, pixel(2000), {
        at: 2021,
        url: 'http://b.test/x',
      }),
    ).toEqual([
      'http://a.test/pixel',
      'http://a.test/pixel → http://b.test/x',
      'http://a.test/pixel → http://b.test/x',
    ]);
    const other = { at: 690, url: 'http://c.test/', to: 'http://b.test/x' };
    expect(chainsOf(pixel(0), other, { at: 711, url: 'http://b.test/x' })).toEqual([
      'http://a.test/pixel',
      'http://c.test/ → http://b.test/x',
    ]);
  });

  it('is linked to the redirect with its own ID if chrome-har wrote it', () => {
    const id = (_requestId: string) => ({ more: { _requestId } });
    const from = { url: 'http://a.test/', to: '/x' };
    expect(
      chainsOf(
        { at: 0, ...from, ...id('7.1r') },
        { at: 5, ...from, ...id('7.2r') },
        { at: 26, url: 'http://a.test/x', ...id('7.1') },
      ),
    ).toEqual(['http://a.test/ → http://a.test/x', 'http://a.test/']);
  });

  it.each([
    ['blocked', { blocked: 1000, wait: 40 }],
    ['the connection', { connect: 1000, wait: 40 }],
  ])('is not linked to a redirect without a response yet, counting %s', (_, timings) => {
    const from = { at: 0, url: 'http://a.test/', to: '/b', timings };
    expect(chainsOf(from, { at: 300, url: 'http://a.test/b' })).toEqual(['http://a.test/']);
    expect(
      chainsOf(from, { at: 300, url: 'http://a.test/b' }, { at: 1041, url: 'http://a.test/b' }),
    ).toEqual(['http://a.test/ → http://a.test/b']);
  });

  it('starts after its connection if the tool counts that way', () => {
    // As BrowserMob Proxy writes it: `time` is 1000 ms longer than what lies between the two.
    const timings = { connect: 1000, wait: 50 };
    expect(
      chainsOf(
        { at: 0, url: 'https://a.test/', to: 'https://b.test/', timings },
        { at: 1055, url: 'https://b.test/', to: '/home', timings },
        { at: 1110, url: 'https://b.test/home', timings: { wait: 50 } },
        { at: 2500, url: 'https://b.test/home', timings: { wait: 50 } },
      ),
    ).toEqual(['https://a.test/ → https://b.test/ → https://b.test/home']);
  });

  it('may seem to start some ms early, in proportion to the time to the response', () => {
    const from = (wait: number) => ({ at: 0, url: 'http://a.test/', to: '/b', timings: { wait } });
    const joined = ['http://a.test/ → http://a.test/b'];
    expect(chainsOf(from(146), { at: 135, url: 'http://a.test/b' })).toEqual(joined);
    expect(chainsOf(from(400), { at: 355, url: 'http://a.test/b' })).toEqual(joined);
    expect(chainsOf(from(400), { at: 345, url: 'http://a.test/b' })).toEqual(['http://a.test/']);
    expect(chainsOf(from(40), { at: 20, url: 'http://a.test/b' })).toEqual(['http://a.test/']);
  });

  it('has a date in whole seconds in some files', () => {
    const seconds = { more: { startedDateTime: '2024-01-01T00:00:01Z' } };
    const from = { at: 0, url: 'http://a.test/', to: '/b', timings: { wait: 300 }, ...seconds };
    expect(chainsOf(from, { at: 0, url: 'http://a.test/b', ...seconds })).toEqual([
      'http://a.test/ → http://a.test/b',
    ]);
  });

  it('forms a loop even if the tool writes neither an error nor exact times', () => {
    const lap = { url: 'http://a.test/login', to: '/login' };
    const laps = (count: number, more: object, every = 21) =>
      chainsOf(...Array.from({ length: count }, (_, at) => ({ ...lap, at: at * every, more })));
    const chain = (count: number) => [Array(count).fill('http://a.test/login').join(' → ')];
    expect(laps(21, {})).toEqual(chain(21));
    expect(laps(40, { startedDateTime: '2024-01-01T00:00:01Z' })).toEqual(chain(40));
    expect(laps(21, { time: 0, timings: {} }, 30)).toEqual(chain(21));
    const two = Array.from({ length: 20 }, (_, at) => ({
      at: at * 21,
      url: `http://a.test/${at % 2 ? 'b' : 'a'}`,
      to: `http://a.test/${at % 2 ? 'a' : 'b'}`,
    }));
    expect(chainsOf(...two)).toEqual([two.map(({ url }) => url).join(' → ')]);
  });

  it.each([
    ['/s?q=$\u007bX}', 'http://a.test/s?q=$%7BX%7D'],
    ['/s?q=a|b', 'http://a.test/s?q=a%7cb'],
    ['/s?q=%7B%22a%22%7D', 'http://a.test/s?q={"a"}'],
    ['/a%20b', 'http://a.test/a b'],
    ["/it's", 'http://a.test/it%27s'],
    ['/a[0]^`', 'http://a.test/a%5B0%5D%5E%60'],
    ['/%7Euser', 'http://a.test/~user'],
    ['/a%3Ab%2Cc', 'http://a.test/a:b,c'],
  ])('has the URL of a Location, however it is escaped: %s', (to, url) => {
    const [chain] = read({ at: 0, url: 'http://a.test/', to }, { at: 21, url }).chains;
    expect(chain?.hops.map((hop) => hop.url)).toEqual(['http://a.test/', url]);
  });

  it.each([
    ['/a%2Fb', 'http://a.test/a/b'],
    ['/s?q=a%26b', 'http://a.test/s?q=a&b'],
    ['/s?q=a+b', 'http://a.test/s?q=a%2Bb'],
    ['/s?q=100%25', 'http://a.test/s?q=100%'],
    ['/A', 'http://a.test/a'],
  ])('has a different URL if a delimiter is escaped: %s', (to, url) => {
    expect(chainsOf({ at: 0, url: 'http://a.test/', to }, { at: 21, url })).toHaveLength(1);
    expect(chainsOf({ at: 0, url: 'http://a.test/', to }, { at: 21, url })).toEqual([
      'http://a.test/',
    ]);
  });

  it('may belong to a different page if both accept one', () => {
    const page = (name: string, headers: Drawn['headers'] = {}) => ({
      headers,
      more: { pageref: name },
    });
    const chains = (headers: Drawn['headers']) =>
      chainsOf(
        { at: 0, url: 'http://a.test/', to: '/b', ...page('1', headers) },
        { at: 21, url: 'http://a.test/b', ...page('2', headers) },
      );
    const joined = ['http://a.test/ → http://a.test/b'];
    expect(chains({ Accept: 'text/html,application/xhtml+xml' })).toEqual(joined);
    expect(chains({ accept: 'application/xml, text/html;q=0.9' })).toEqual(joined);
    expect(chains({ Accept: 'image/*' })).toEqual(['http://a.test/']);
    expect(chains({ Accept: 'text/html', 'X-Requested-With': 'XMLHttpRequest' })).toEqual([
      'http://a.test/',
    ]);
    expect(chains({ Accept: 'text/html', 'Sec-Fetch-Mode': 'cors' })).toEqual(['http://a.test/']);
  });
});

describe('an HTTP target that was requested over HTTPS', () => {
  const CHROME =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
  const chains = (pause: number, agent?: string, timings: Timings = { wait: 20 }) => {
    const headers = agent === undefined ? {} : { 'User-Agent': agent };
    return read(
      { at: 0, url: 'http://a.test/', to: 'http://b.test/', headers },
      { at: 20 + pause, url: 'https://b.test/', headers, timings },
    );
  };
  const NOTE = '1 HTTP request seems to be missing from the file, before log.entries[1].';
  const drawn = (cause: string) => `http://a.test/ → http://b.test/ (${cause}) → https://b.test/`;

  it.each([
    ['Chrome', CHROME],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'],
    ['a client that is not known', undefined],
  ])('was upgraded by the browser if it was requested immediately: %s', (_, agent) => {
    const { chains: found, notes } = chains(3, agent);
    expect(found.map(draw)).toEqual([drawn('upgrade')]);
    expect(notes).not.toContain(NOTE);
  });

  it.each([
    ['after 2 s', 2000, CHROME],
    ['by curl', 3, 'curl/8.5.0'],
    ['by a library', 3, 'python-requests/2.31.0'],
    [
      'by PhantomJS',
      3,
      'Mozilla/5.0 AppleWebKit/534.34 (KHTML, like Gecko) PhantomJS/1.9.1 Safari/534.34',
    ],
  ])('indicates a missing entry if %s', (_, pause, agent) => {
    const { chains: found, notes } = chains(pause, agent);
    expect(found.map(draw)).toEqual([drawn('unknown')]);
    expect(notes).toContain(NOTE);
  });

  it('was also requested immediately if its own connection comes before its start', () => {
    const { chains: found } = chains(900, CHROME, { connect: 890, wait: 20 });
    expect(found.map(draw)).toEqual([drawn('upgrade')]);
  });
});

describe('an error', () => {
  const errorOf = (_error: unknown, place: 'response' | 'entry' = 'response') => {
    const more = {
      response: { status: 0, ...(place === 'response' && { _error }) },
      ...(place === 'entry' && { _error }),
    };
    const { chains } = read(
      { at: 0, url: 'http://a.test/', to: '/b' },
      { at: 21, url: 'http://a.test/b', more },
    );
    return chains[0]?.hops[1]?.error;
  };

  it.each([
    ['net::ERR_FAILED', 'net::ERR_FAILED'],
    [
      { message: 'Max redirects exceeded', code: 'MAXREDIRECTS' },
      'Max redirects exceeded (MAXREDIRECTS)',
    ],
    [
      { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:80' },
      'connect ECONNREFUSED 127.0.0.1:80',
    ],
    [{ errorText: 'net::ERR_ABORTED', canceled: true }, 'net::ERR_ABORTED'],
    [{ name: 'AbortError' }, 'AbortError'],
    [{ errno: -111 }, '-111'],
    [{ detail: { at: 'tls' } }, '{"detail":{"at":"tls"}}'],
    [['timeout', 'dns'], '["timeout","dns"]'],
    [-324, '-324'],
    [true, 'true'],
    ['constructor', 'constructor'],
    [{ constructor: 1, message: 'no' }, 'no'],
  ])('is reported, whatever a tool writes: %j', (given, text) => {
    expect(errorOf(given)).toBe(text);
    expect(errorOf(given, 'entry')).toBe(text);
  });

  it.each([null, false, 0, '', ' ', {}, [], undefined])('is absent: %j', (given) => {
    expect(errorOf(given)).toBeUndefined();
  });

  it('may be nested to any depth, and have any length', () => {
    const deep = JSON.parse(`${'['.repeat(300_000)}${']'.repeat(300_000)}`);
    expect(errorOf(deep)).toBe('…');
    expect(errorOf('x'.repeat(1_000_000))).toHaveLength(1000);
  });
});
