import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter, printFilter } from '../../../src/core/filter/index.ts';
import { FLAG_NAMES, type Term } from '../../../src/core/filter/syntax.ts';

const terms = (text: string) => parseFilter(text).terms;
const messages = (text: string) => parseFilter(text).errors.map(({ message }) => message);

const text = (words: string, negated = false): Term => ({ kind: 'text', text: words, negated });
const value = (name: string, of: string, negated = false): Term =>
  ({ kind: 'value', name, value: of, negated }) as Term;

describe('a filter is read', () => {
  it.each<[string, Term[]]>([
    ['', []],
    ['  \t ', []],
    ['orders', [text('orders')]],
    ['  api  v2 ', [text('api'), text('v2')]],
    ['-orders', [text('orders', true)]],
    ['-', [text('-')]],
    ['--x', [text('-x', true)]],
    ['"a b"', [text('a b')]],
    ['-"a b"c', [text('a b', true), text('c')]],
    [String.raw`"a \" \\ b"`, [text(String.raw`a " \ b`)]],
    ['"not closed', [text('not closed')]],
    ['"" -""', []],
    ['status: -cookie:""', []],
    ['https://a.test/', [text('https://a.test/')]],
    ['localhost:8080', [text('localhost:8080')]],
    ['a"b c"', [text('a"b'), text('c"')]],
    ['status:307', [value('status', '307')]],
    ['Status:3XX', [value('status', '3xx')]],
    ['-status:307', [value('status', '307', true)]],
    ['status-code:200', [value('status', '200')]],
    ['method:post', [value('method', 'POST')]],
    ['domain:*.Example.com', [value('domain', '*.example.com')]],
    ['hops:=3 hops:>=4', [value('hops', '3'), value('hops', '>=4')]],
    ['larger-than:1.5M', [value('larger-than', '1.5m')]],
    ['cookie:"a b"', [value('cookie', 'a b')]],
    ['has:Body-Dropped', [value('has', 'body-dropped')]],
    ['finding:post-became-get', [value('finding', 'post-became-get')]],
    ['Method-Changed', [{ kind: 'flag', name: 'method-changed', negated: false }]],
    ['-cached', [{ kind: 'flag', name: 'cached', negated: true }]],
    ['"cached"', [text('cached')]],
    ['/v\\d+/', [{ kind: 'regex', source: 'v\\d+', ignoreCase: false, negated: false }]],
    ['-/a|b/i', [{ kind: 'regex', source: 'a|b', ignoreCase: true, negated: true }]],
    ['/v2/orders', [text('/v2/orders')]],
    ['/', [text('/')]],
    ['//', [text('//')]],
    ['"/a/"', [text('/a/')]],
  ])('%s', (filter, expected) => {
    expect(parseFilter(filter)).toEqual({ terms: expected, errors: [] });
  });
});

describe('an error is reported with its position', () => {
  it.each([
    [
      'status:9xx',
      'status:9xx (at character 8): a status must be three digits or a class such as 3xx',
    ],
    [
      'a  -status:30',
      '-status:30 (at character 12): a status must be three digits or a class such as 3xx',
    ],
    [
      'verdict:bad',
      'verdict:bad (at character 9): the value must be one of kept, by-design, historical, violation, unknown',
    ],
    [
      'hops:many',
      'hops:many (at character 6): a number of hops must look like 3, >3, >=3, <3 or <=3',
    ],
    ['finding:nothing', 'finding:nothing (at character 9): no finding has this ID'],
    ['domain:a/b', /^domain:a\/b \(at character 8\): /],
    ['method:"a b"', 'method:"a b" (at character 8): a method must be one word, such as POST'],
    [
      'larger-than:big',
      'larger-than:big (at character 13): a size must be a number of bytes, or look like 10k or 1.5M',
    ],
    ['/(/', '/(/ (at character 1): this is not a valid JavaScript regular expression'],
    ['/(?=a)/', '/(?=a)/ (at character 1): lookaround and backreferences aren’t supported'],
    [
      `/${'a'.repeat(201)}/`,
      /^\/a{38}… \(at character 1\): a regular expression can have at most 200 characters$/,
    ],
    [
      'stauts:307',
      'stauts:307 (at character 1): unknown term; did you mean status? To search for this text, quote it',
    ],
    ['-domian:a.test', /did you mean domain\?/],
  ])('%s', (filter, expected) => {
    const [message, ...others] = messages(filter);
    expect(others).toEqual([]);
    if (typeof expected === 'string') expect(message).toBe(expected);
    else expect(message).toMatch(expected);
  });

  it('and the remaining terms still filter', () => {
    expect(parseFilter('orders status:9xx -cached')).toEqual({
      terms: [text('orders'), { kind: 'flag', name: 'cached', negated: true }],
      errors: [expect.objectContaining({ from: 7, to: 17 })],
    });
  });

  it('and so is an overlong filter', () => {
    const { terms: read, errors } = parseFilter('ab '.repeat(1000));
    expect(read).toHaveLength(667);
    expect(errors).toEqual([
      { from: 2000, to: 3000, message: expect.stringContaining('at most 2,000 characters') },
    ]);
  });
});

it.each(['(?=a)', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>', 'a{501}', '(a{99}){99}', 'a{1,999999999}'])(
  'refuses /%s/',
  (source) => {
    expect(messages(`/${source}/`)).toHaveLength(1);
  },
);

it.each([
  ...['(a)+', 'a+b+', '(a+)', '(a+)?', '[(a+]+', '\\(a+\\)+', '(?:ab{2})+', '(a+){2}'],
  ...['(a*)*', '((a+)b)+', '(?:x{2,})*', '(a|b*)+', '([(]a+){2,}', '(((){99}){99}){99}'],
])('accepts /%s/', (source) => {
  expect(parseFilter(`/${source}/`).errors).toEqual([]);
});

const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const valueTerm = (name: string, values: fc.Arbitrary<string>) =>
  fc.record({ kind: fc.constant('value'), name: fc.constant(name), value: values });
const aTerm = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      fc.record({
        kind: fc.constant('text'),
        text: fc.oneof(
          words,
          oneOf('-', '"', '\\', '/a/', 'error', 'Cached', 'status:', 'stauts:1', 'http://a/ b'),
        ),
      }),
      fc.record({
        kind: fc.constant('regex'),
        source: oneOf('a', '"', 'a/b', '\\/', '^https?:', '\\s"', 'a"b:c'),
        ignoreCase: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('flag'), name: fc.constantFrom(...FLAG_NAMES) }),
      valueTerm('status', oneOf('200', '999', '3xx')),
      valueTerm('method', oneOf('GET', 'M-SEARCH', "!#$%&'*+.^_`|~")),
      valueTerm('domain', oneOf('*', '*.example.com', 'localhost:8080', '[::1]', 'bücher.de', '"')),
      valueTerm('hops', oneOf('3', '>3', '<=3')),
      valueTerm('larger-than', oneOf('0', '1.5m', '10kb')),
      valueTerm('has', oneOf('body-dropped', 'link')),
      valueTerm('header', oneOf('location', 'sec-*')),
      valueTerm('cookie', words),
      valueTerm('type', oneOf('fetch/xhr', 'doc', '"x')),
    ),
  )
  .map(([negated, condition]) => ({ ...condition, negated }) as Term);

it('prints terms so that they are read as the same terms', () => {
  fc.assert(
    fc.property(fc.array(aTerm, { maxLength: 6 }), (all) => {
      expect(parseFilter(printFilter(all))).toEqual({ terms: all, errors: [] });
    }),
  );
});

it('reads what it printed for any text as the same terms, and never throws', () => {
  const pieces = fc.oneof(
    words,
    oneOf(' ', '-', '"', '\\', '/', ':', '(a+', 'status:', 'header:', 'cached', '/i', '3xx', '*'),
  );
  const anyText = fc.array(pieces, { maxLength: 20 }).map((all) => all.join(''));
  fc.assert(
    fc.property(anyText, (any) => {
      const { terms: read, errors } = parseFilter(any);
      expect(parseFilter(printFilter(read))).toEqual({ terms: read, errors: [] });
      for (const { from, to, message } of errors) {
        expect(0 <= from && from < to && to <= any.length).toBe(true);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 500 },
  );
});

it('reads only what is written in it', () => {
  expect(terms('constructor:1 __proto__:2 toString')).toEqual([
    text('constructor:1'),
    text('__proto__:2'),
    text('toString'),
  ]);
});
