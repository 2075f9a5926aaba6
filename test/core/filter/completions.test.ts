import { describe, expect, it } from 'vitest';
import { completions } from '../../../src/core/filter/index.ts';
import { FLAG_NAMES, VALUE_NAMES } from '../../../src/core/filter/syntax.ts';
import { record } from '../../support/chains.ts';

const chains = [
  record('POST http://a.test/ {Cookie: sid=1; s p=2; \u202Ex=3} 302 / GET http://a.test/b 200'),
  record('GET http://b.test/ 301 / GET http://a.test/b 200'),
  record('GET http://b.test/ 302 / GET http://a.test/b 404'),
  record('GET http://b.test/ 302 / GET http://b.test/b 200', { type: 'main_frame' }),
];

/** Completes at the caret, which is drawn as `|`; gives the range and the texts, with their counts where they have one. */
function complete(drawn: string): { range: string; items: string[] } {
  const caret = drawn.indexOf('|');
  const text = drawn.replace('|', '');
  const { from, to, items } = completions(text, caret, chains);
  return {
    range: text.slice(from, to),
    items: items.map(({ text, count }) => (count === undefined ? text : `${text} ${count}`)),
  };
}

describe('completion', () => {
  it('offers every name if nothing is typed', () => {
    const all = [...FLAG_NAMES, ...VALUE_NAMES.map((name) => `${name}:`)];
    for (const drawn of ['|', 'status:302 |', '| status:302', 'a | b']) {
      expect(complete(drawn), drawn).toEqual({ range: '', items: all });
    }
  });

  it.each([
    ['m|', 'm', ['method-changed', 'method:']],
    ['M|', 'M', ['method-changed', 'method:']],
    ['-c|', 'c', ['cross-site', 'cached', 'cause:', 'cookie:']],
    ['a sta| b', 'sta', ['status:']],
    ['me|thod:GET', 'method:GET', ['method-changed', 'method:']],
    ['zz|', 'zz', []],
    ['"me|', '"me', []],
    ['-|', '-', []],
  ])('of names: %s', (drawn, range, items) => {
    expect(complete(drawn)).toEqual({ range, items });
  });

  it.each([
    ['status:|', ['status:2xx 3', 'status:302 3', 'status:3xx 4', 'status:200 3']],
    ['status:30|', ['status:302 3', 'status:301 1']],
    ['status-code:30|', ['status:302 3', 'status:301 1']],
    ['method:|', ['method:GET 4', 'method:POST 1']],
    ['-method:p|', ['method:POST 1']],
    ['type:|', ['type:fetch 3', 'type:doc 1']],
    ['domain:|', ['domain:a.test 3', 'domain:b.test 3']],
    ['scheme:|', ['scheme:http 4']],
    ['cookie:|', ['cookie:sid 1']],
    ['cookie:"s|', ['cookie:sid 1']],
    ['hops:|', ['hops:2 4', 'hops:>2', 'hops:>5', 'hops:>10']],
    ['larger-than:1|', ['larger-than:1k', 'larger-than:10k', 'larger-than:100k', 'larger-than:1m']],
    ['has:b|', ['has:body', 'has:body-dropped']],
    ['finding:post|', ['finding:post-became-get 1']],
  ])('of values, most frequent first: %s', (drawn, expected) => {
    const { items } = complete(drawn);
    if (drawn === 'status:|') expect(new Set(items.slice(0, 4))).toEqual(new Set(expected));
    else expect(items).toEqual(expected);
  });

  it('offers closed lists completely, with the chains’ values first', () => {
    expect(complete('verdict:|').items).toEqual([
      'verdict:kept 3',
      'verdict:historical 1',
      'verdict:by-design',
      'verdict:violation',
      'verdict:unknown',
    ]);
  });

  it('replaces the whole term, wherever the caret is in it', () => {
    expect(complete('a status:3|07 b').range).toBe('status:307');
    expect(complete('a -status:3|07 b').range).toBe('status:307');
  });

  it('offers no values with invisible characters', () => {
    expect(complete('cookie:|').items.join()).not.toContain('\u202E');
  });
});
