import { describe, expect, it } from 'vitest';
import { findHeaders, headersView } from '../../../../src/panel/details/headers/headers-view.ts';
import { toPattern } from '../../../../src/panel/ui/text/highlight.ts';
import { record } from '../../../support/chains.ts';
import { chainOf, hop } from '../../samples.ts';

const chain = record(
  'GET http://a.test/ {Host: a.test; Accept: x; Authorization: b} 302 {X-Trace: 1\u202E} / ' +
    'GET http://b.test/ {Host: b.test; Accept: x; X-New: y} 200',
);

describe('the headers of a chain', () => {
  it('are beside those of the previous request: losses first, then routine changes, then unchanged ones', () => {
    const [, second] = headersView(chain);
    const [request] = second?.blocks ?? [];
    expect(request?.besideHop).toBe(1);
    expect(request?.lines).toEqual([
      expect.objectContaining({
        word: 'dropped',
        name: 'Authorization',
        before: 'b',
        after: undefined,
        source: 'Fetch §4.5 step 13',
      }),
      expect.objectContaining({ word: 'added', name: 'X-New', before: undefined, after: 'y' }),
      expect.objectContaining({ word: 'changed', name: 'Host', isRoutine: true }),
      { kind: 'kept', word: 'kept', name: 'Accept', before: 'x', after: 'x' },
    ]);
  });

  it('are a plain list if there is nothing to compare, and display-safe', () => {
    const [first] = headersView(chain);
    expect(first?.blocks.map(({ part, besideHop }) => [part, besideHop])).toEqual([
      ['request', undefined],
      ['response', undefined],
    ]);
    expect(first?.blocks[1]?.lines).toContainEqual(
      expect.objectContaining({ name: 'X-Trace', after: '1\\u{202E}' }),
    );
  });

  it('say why there are none', () => {
    const hsts = record('GET http://a.dev/ hsts / GET https://a.dev/ 200');
    expect(headersView(hsts)[0]?.blocks.map(({ note }) => note)).toEqual([
      'nothing was sent (internal redirect)',
    ]);
    const unseen = chainOf('x', [hop('GET', 'http://a.test/')]);
    const notes = (ended: boolean) =>
      headersView({ ...unseen, ended })[0]?.blocks.map(({ note }) => note);
    expect(notes(true)).toEqual(['not observable', 'not observable']);
    expect(notes(false)).toEqual(['not yet observed', 'not yet observed']);
  });
});

describe('a search in the headers', () => {
  const search = (query: string) => findHeaders(headersView(chain), toPattern(query));

  it('keeps those that match by name or value, before or after', () => {
    const names = (query: string) =>
      search(query).hops.flatMap(({ index, blocks }) =>
        blocks.flatMap(({ lines }) => lines.map(({ name }) => `${index} ${name}`)),
      );
    expect(names('auth')).toEqual(['0 Authorization', '1 Authorization']);
    expect(names('A.TEST')).toEqual(['0 Host', '1 Host']);
    expect(names('no such header')).toEqual([]);
  });

  it('counts them, and keeps all if it is empty', () => {
    const all = search('');
    expect(all.found).toBe(all.total);
    expect(search('x-new')).toMatchObject({ found: 1, total: all.total });
  });
});
