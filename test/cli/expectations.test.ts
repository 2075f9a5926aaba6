import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/cli/expectations/csv.ts';
import type { Hop, RedirectChain } from '../../src/core/chain/chain.ts';
import { toNdjson } from '../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../support/chains.ts';
import { detour, file, har } from './run.ts';

const moves = har(
  'moves.har',
  'GET https://old.test/a 301 / GET https://new.test/a 200',
  'GET https://old.test/b 302 / GET https://new.test/b 200',
  'GET https://old.test/c 301 / GET https://mid.test/c 301 / GET https://new.test/c 200',
  'GET https://old.test/d 301 / GET https://new.test/ 200',
  'GET https://old.test/e 301 / GET https://new.test/e 404',
  'GET http://old.test/f hsts / GET https://old.test/f 301 / GET https://new.test/f 200',
  'GET https://old.test/g 301>https://new.test/g',
  'GET https://old.test/h 301 / GET https://new.test/h net::ERR_CONNECTION_REFUSED',
);

async function judged(...args: string[]) {
  const { code, output, errors } = await detour(['check', '--format', 'json', ...args, moves]);
  if (code === 2) return errors;
  const { expectations } = JSON.parse(output);
  const problems = expectations.map((each: { problems: { text: string }[] }) =>
    each.problems.map(({ text }) => text),
  );
  expect(code).toBe(problems.flat().length > 0 ? 1 : 0);
  return problems;
}

describe('--expect', () => {
  it.each([
    ['https://old.test/a -> https://new.test/a 301', []],
    ['https://old.test/a -> https://new.test/a', []],
    ['/a -> https://new.test/a 301', []],
    ['https://old.test/b -> https://new.test/b 301', ['redirected with 302']],
    ['https://old.test/c -> https://new.test/c 301', ['takes 2 redirects instead of 1']],
    ['https://old.test/d -> https://new.test/d 301', ['ends at https://new.test/']],
    ['https://old.test/e -> https://new.test/e 301', ['ends with 404']],
    ['https://old.test/h -> https://new.test/h', ['ends with net::ERR_CONNECTION_REFUSED']],
    // The browser's own redirect is no server's.
    ['http://old.test/f -> https://new.test/f 301', []],
    ['https://old.test/f -> https://new.test/f 301', []],
    // Not followed, but it is clear where it leads.
    ['https://old.test/g -> https://new.test/g 301', []],
    ['https://new.test/a -> https://old.test/a', ['is not redirected']],
    ['https://old.test/z -> https://new.test/z', ['no redirect from this URL was recorded']],
    ['/b -> /b 301', ['ends at https://new.test/b', 'redirected with 302']],
  ])('%s', async (text, problems) => {
    expect(await judged('--expect', text)).toEqual([problems]);
  });

  it('is judged by every chain from the URL', async () => {
    const twice = har(
      'twice.har',
      'GET https://a.test/ 301 / GET https://b.test/ 200',
      'GET https://a.test/ 301 / GET https://c.test/ 200',
    );
    const { code, output } = await detour([
      'check',
      '--expect',
      'https://a.test/ -> https://b.test/',
      twice,
    ]);
    expect(code).toBe(1);
    expect(output).toContain('✖ https://a.test/ -> https://b.test/\n    ends at https://c.test/\n');
  });
});

it('an unmet expectation names no secret of the recording', async () => {
  const chain = record('GET https://a.test/ 301 / GET https://b.test/?token=x7Gk29mQp4 200');
  const [first, last] = chain.hops;
  const texts: Partial<Hop>[] = [
    { error: 'net::ERR_FAILED at https://b.test/?token=x7Gk29mQp4', response: undefined },
    { response: { status: 599, statusLine: 'HTTP/1.1 599 No x7Gk29mQp4' } },
  ];
  for (const text of texts) {
    const failed = { ...chain, hops: [first, { ...last, ...text }] } as RedirectChain;
    const name = file('failed.ndjson', toNdjson([failed], { includeSecrets: true }));
    const { code, output } = await detour([
      'check',
      '--expect',
      'https://a.test/ -> https://b.test/?token=x7Gk29mQp4',
      name,
    ]);
    expect([code, output]).toEqual([1, expect.stringContaining('ends with ')]);
    expect(output).not.toContain('x7Gk29mQp4');
  }
});

describe('--expect-file', () => {
  const MAP =
    'https://old.test/a,https://new.test/a,301\r\nhttps://old.test/d,https://new.test/d\r\n';

  it.each([
    ['with names', `old,new,status\r\n${MAP}`, 3],
    ['without', MAP, 2],
    ['with semicolons and a byte order mark', `\u{feff}from;to\n${MAP.replaceAll(',', ';')}`, 3],
    ['with tabs', MAP.replaceAll(',', '\t'), 2],
  ])('is a list %s', async (_kind, text, line) => {
    const name = file('map.csv', text);
    const { code, output } = await detour(['check', '--expect-file', name, moves]);
    expect(code).toBe(1);
    expect(output).toContain('Expectations: 1 of 2 met\n');
    expect(output).toContain(
      `https://new.test/d (${name}, line ${line})\n    ends at https://new.test/\n`,
    );
  });

  it.each([
    ['/a,/b\n\n/c\n', 'line 3: there is no second column, where the URL must end'],
    ['/a,/b\n/a,ftp://b.test/\n', 'line 2: "ftp://b.test/" is neither an HTTP URL nor a path'],
    ['old.test/a,https://b.test/\n', 'line 1: "old.test/a" is neither an HTTP URL nor a path'],
    ['/a,/b,3o1\n', 'line 1: "3o1" is not a redirect status: 301, 302, 303, 307 or 308'],
  ])('names the line that is unusable: %j', async (text, problem) => {
    const name = file('broken.csv', text);
    expect(await judged('--expect-file', name)).toBe(`detour: ${name}, ${problem}\n`);
  });

  it.each(['', '\n\n', 'from,to,status\n'])(
    'is unusable without an expectation: %j',
    async (text) => {
      const name = file('empty.csv', text);
      expect(await judged('--expect-file', name)).toBe(
        `detour: ${name}: The file contains no expectations.\n`,
      );
    },
  );
});

it('CSV is read with its quotes and line ends', () => {
  expect(readCsv('"a ""b"", c",d\r\n\r\n"e\nf",g\nh')).toEqual([
    { line: 1, cells: ['a "b", c', 'd'] },
    { line: 3, cells: ['e\nf', 'g'] },
    { line: 5, cells: ['h'] },
  ]);
});
