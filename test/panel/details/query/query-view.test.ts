import { describe, expect, it } from 'vitest';
import { locationQueryView, queryView } from '../../../../src/panel/details/query/query-view.ts';
import { record } from '../../../support/chains.ts';

const chain = record(
  'GET http://a.test/?keep=1&lose=2 302 / GET http://a.test/b?keep=1&new=%E2%80%AE#t=x 302>#end',
);

describe('the parameters of a hop', () => {
  it('are counted and listed, without a comparison for the first hop', () => {
    expect(queryView(chain, 0)).toEqual({
      summary: 'Query: 2 parameters',
      rows: [
        expect.objectContaining({ name: 'keep', values: ['1'], word: '', before: [] }),
        expect.objectContaining({ name: 'lose', values: ['2'], word: '', before: [] }),
      ],
    });
  });

  it('are beside those of the previous hop, display-safe', () => {
    const view = queryView(chain, 1);
    expect(view?.summary).toBe('Query: 3 parameters, 2 added, 1 removed');
    expect(
      view?.rows.map(({ word, name, values, before, isFragment }) =>
        [word, name, values.join(), before.join(), isFragment].join(' '),
      ),
    ).toEqual([
      'kept keep 1  false',
      'added new \\u{202E}  false',
      'removed lose  2 false',
      'added t x  true',
    ]);
  });

  it('of a Location are those of the resolved URL: a fragment alone keeps the query', () => {
    expect(locationQueryView(chain, 0)?.summary).toMatch(/^Location query: 3 parameters, 2 added/);
    expect(locationQueryView(chain, 1)?.rows.map(({ word, name }) => `${word} ${name}`)).toEqual([
      'kept keep',
      'kept new',
    ]);
  });

  it('are listed if they were all lost; if there never were any, nothing is', () => {
    const bare = record(
      'GET http://a.test/?x=1 302 / GET http://a.test/b 302 / GET http://a.test/c 200',
    );
    expect(queryView(bare, 1)?.summary).toBe('Query: no parameters, 1 removed');
    expect(queryView(bare, 2)).toBeUndefined();
    expect(locationQueryView(bare, 2)).toBeUndefined();
  });
});
