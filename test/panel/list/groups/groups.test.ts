import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainCount } from '../../../../src/core/text/counts.ts';
import { groupEffectOf } from '../../../../src/panel/list/groups/group-keys.ts';
import { type ListItem, toItems } from '../../../../src/panel/list/groups/groups.ts';
import { toRow } from '../../../../src/panel/list/rows/rows.ts';
import type { GroupBy } from '../../../../src/panel/state/types.ts';
import { indexAfterKey } from '../../../../src/panel/ui/keyboard/list-keys.ts';
import { record } from '../../../support/chains.ts';

const row = (requestId: string, url: string, type = 'xmlhttprequest', tabId = 7) =>
  toRow(
    record(`GET ${url} 302 / GET ${url}/2 200`, {
      requestId,
      type,
      tabId,
      startsAt: 1000 * Number(requestId),
    }),
  );

const ROWS = [
  row('1', 'http://a.shop.test/x'),
  row('2', 'http://other.test/x', 'main_frame'),
  row('3', 'http://b.shop.test/x', 'image'),
  row('4', 'http://other.test/y', 'image'),
  row('5', 'http://127.0.0.1/y', 'image', -1),
];

const NONE = new Set<string>();

const drawn = (items: readonly ListItem[]) =>
  items.map((item) => (item.kind === 'group' ? `${item.label} (${item.rows.length})` : item.id));

describe('the list in groups', () => {
  it('consists of plain rows if it is not grouped, the same object for the same row', () => {
    const items = toItems(ROWS, undefined, [], NONE);
    expect(drawn(items)).toEqual(['1', '2', '3', '4', '5']);
    expect(toItems(ROWS.slice(1), undefined, [], NONE)[0]).toBe(items[1]);
  });

  it('has a header for each site, in the order of their first rows', () => {
    expect(drawn(toItems(ROWS, 'site', [], NONE))).toEqual([
      ...['shop.test (2)', '1', '3'],
      ...['other.test (2)', '2', '4'],
      ...['127.0.0.1 (1)', '5'],
    ]);
  });

  it('has one for each type', () => {
    expect(drawn(toItems(ROWS, 'type', [], NONE))).toEqual([
      ...['fetch/xhr (1)', '1'],
      ...['doc (1)', '2'],
      ...['image (3)', '3', '4', '5'],
    ]);
  });

  it('has one for each navigation, and for what belongs to none', () => {
    const page = { tabId: 7, url: 'http://plain.test/', time: 3500 };
    const [before, , page1, , , page2, , none] = drawn(toItems(ROWS, 'navigation', [page], NONE));
    expect(before).toBe('Before the first recorded navigation (1)');
    expect(page1).toMatch(/http:\/\/other\.test\/x\/2 \(2\)$/);
    expect(page2).toMatch(/http:\/\/plain\.test\/ \(1\)$/);
    expect(none).toBe('Unknown tab (1)');
  });

  it('omits the rows of closed groups, and counts them', () => {
    const open = toItems(ROWS, 'site', [], NONE);
    const closed = new Set(open.flatMap(({ kind, id }) => (kind === 'group' ? [id] : [])));
    const items = toItems(ROWS, 'site', [], closed);
    expect(drawn(items)).toEqual(['shop.test (2)', 'other.test (2)', '127.0.0.1 (1)']);
    const counts = items.map((item) => (item.kind === 'group' ? chainCount(item.rows.length) : ''));
    expect(counts).toEqual(['2 chains', '2 chains', '1 chain']);
  });

  it('keeps the order of the rows within a group, and loses none', () => {
    const ways = fc.constantFrom<GroupBy[]>('site', 'type', 'navigation');
    fc.assert(
      fc.property(fc.shuffledSubarray(ROWS), ways, (rows, by) => {
        const items = toItems(rows, by, [], NONE);
        const ids = items.flatMap(({ kind, id }) => (kind === 'chain' ? [id] : []));
        expect([...ids].sort()).toEqual(rows.map(({ id }) => id).sort());
        for (const item of items) {
          if (item.kind !== 'group') continue;
          const places = item.rows.map((each) => rows.indexOf(each));
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('the keys of a grouped list', () => {
  const items = toItems(ROWS, 'site', [], NONE);
  const [header] = items;
  const closed = toItems(ROWS, 'site', [], new Set([header?.id ?? '']));

  it('open and close a group from its header', () => {
    const toggle = { kind: 'toggle', id: header?.id };
    for (const key of ['ArrowLeft', 'Enter', ' '])
      expect(groupEffectOf(key, items, 0), key).toEqual(toggle);
    for (const key of ['ArrowRight', 'Enter', ' '])
      expect(groupEffectOf(key, closed, 0), key).toEqual(toggle);
    expect(groupEffectOf('ArrowLeft', closed, 0)).toBeUndefined();
  });

  it('move into an open group, and from a row to its header', () => {
    expect(groupEffectOf('ArrowRight', items, 0)).toEqual({ kind: 'move', index: 1 });
    expect(groupEffectOf('ArrowLeft', items, 2)).toEqual({ kind: 'move', index: 0 });
    expect(groupEffectOf('ArrowLeft', items, 5)).toEqual({ kind: 'move', index: 3 });
  });

  it('are otherwise left to the list', () => {
    expect(groupEffectOf('ArrowDown', items, 0)).toBeUndefined();
    expect(groupEffectOf('Enter', items, 1)).toBeUndefined();
    const plain = toItems(ROWS, undefined, [], NONE);
    expect(groupEffectOf('ArrowLeft', plain, 1)).toBeUndefined();
    expect(indexAfterKey('ArrowDown', 0, items.length, 5)).toBe(1);
  });
});
