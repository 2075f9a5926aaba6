import { describe, expect, it } from 'vitest';
import { previewRedaction } from '../../../src/core/redact/redact.ts';
import { toReplaced, toScopes } from '../../../src/panel/export/export-choice.ts';
import { select } from '../../../src/panel/state/sessions.ts';
import { initialState, receive } from '../../../src/panel/state/store.ts';
import { readNames } from '../../../src/panel/ui/controls/secret-names.ts';
import { record } from '../../support/chains.ts';

const chains = [
  record('GET http://a.test/?code=c 302 / GET http://a.test/x 200', { requestId: '1' }),
  record('GET http://b.test/?tenant=acme 302 / GET http://b.test/x {Cookie: s\u202e=1} 200', {
    requestId: '2',
  }),
];
const state = receive(initialState(7), { type: 'snapshot', tabId: 7, chains, dropped: 0 });

describe('the exportable chains', () => {
  it('are all, and the open one', () => {
    expect(toScopes(state)).toEqual([
      { id: 'all', label: 'All', count: 2 },
      { id: 'selected', label: 'Selected', count: 0 },
    ]);
  });

  it('are also the filtered ones if there is a filter', () => {
    expect(toScopes({ ...select(state, '2'), filter: 'b.test' })).toEqual([
      { id: 'shown', label: 'Filtered', count: 1 },
      { id: 'all', label: 'All', count: 2 },
      { id: 'selected', label: 'Selected', count: 1 },
    ]);
  });
});

describe('what is replaced', () => {
  it('is listed by name, display-safe', () => {
    const replaced = toReplaced(previewRedaction(chains, { secretNames: ['tenant'] }));
    expect(replaced).toEqual([
      {
        key: 'parameter code',
        name: 'code',
        where: 'parameter',
        values: '1 value',
        places: 'in 1 place',
      },
      {
        key: 'parameter tenant',
        name: 'tenant',
        where: 'parameter',
        values: '1 value',
        places: 'in 1 place',
      },
      {
        key: 'cookie s\u202e',
        name: 's\\u{202E}',
        where: 'cookie',
        values: '1 value',
        places: 'in 1 place',
      },
    ]);
  });
});

it('includes the user’s names, however they are separated, each once', () => {
  expect(readNames(' a, b;c\n a ')).toEqual(['a', 'b', 'c']);
  expect(readNames('')).toEqual([]);
});
