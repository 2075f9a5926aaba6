import { describe, expect, it } from 'vitest';
import {
  effectOf,
  filterTrouble,
  suggest,
  toToggles,
} from '../../../src/panel/filter/filter-view.ts';
import { answered, chainOf, postToGet } from '../samples.ts';

const chains = [
  postToGet(),
  chainOf('x', [
    answered('GET', 'http://a.test/', 301, 'http://b.test/'),
    answered('GET', 'http://b.test/', 200),
  ]),
];

describe('the quick toggles', () => {
  const pressed = (text: string) =>
    toToggles(text)
      .filter((toggle) => toggle.pressed)
      .map(({ label }) => label);

  it.each([
    ['', []],
    ['shop method-changed -error', ['Changed']],
    ['ERROR cross-site', ['Errors', 'Cross-site']],
    ['"error"', []],
  ])('are read from the text %j', (text, expected) => {
    expect(pressed(text)).toEqual(expected);
  });

  it('add their term and remove it, and nothing else', () => {
    const [changed] = toToggles('shop status:9xx');
    expect(changed?.next).toBe('method-changed shop status:9xx');
    expect(toToggles(changed?.next ?? '')[0]?.next).toBe('shop status:9xx');
  });
});

describe('the errors of a filter', () => {
  it('are reported for each ignored term, and for nothing else', () => {
    expect(filterTrouble('shop status:302')).toBe('');
    expect(filterTrouble('status:9xx hops:x')).toMatch(
      /^Ignored: status:9xx \(at character 8\): .* · hops:x \(at character 17\): /,
    );
  });

  it('make invisible characters visible', () => {
    expect(filterTrouble('status:\u202E1')).toContain('status:\\u{202E}1');
  });
});

describe('the list of completions', () => {
  const texts = (text: string, asked?: boolean) =>
    suggest(text, text.length, chains, asked)?.items.map((item) => `${item.text} ${item.about}`);

  it('is open where a term was begun', () => {
    expect(texts('stat')).toEqual(['status: a status: 302, 3xx']);
    expect(texts('x method:')).toEqual(['method:GET 2 chains', 'method:POST 1 chain']);
  });

  it('is closed where nothing was begun, or nothing is missing, unless it is requested', () => {
    for (const text of ['', 'shop ', 'nothing', 'method:POST', 'cached']) {
      expect(texts(text), text).toBeUndefined();
    }
    expect(texts('', true)).toContain('cached a response came from the cache');
    expect(texts('method:POST', true)).toEqual(['method:POST 1 chain']);
    expect(texts('nothing', true)).toBeUndefined();
  });

  it('returns the completed filter and the position of the caret', () => {
    const [item] = suggest('a -meth b', 7, chains)?.items.slice(1) ?? [];
    expect(item).toMatchObject({ text: 'method:', next: 'a -method: b', caret: 10 });
  });
});

describe('the keys of the filter', () => {
  const open = (active: number) => {
    const suggestions = suggest('method:', 7, chains);
    if (!suggestions) throw new Error('nothing to suggest');
    return { ...suggestions, active };
  };

  it.each([
    ['ArrowDown', -1, { kind: 'move', active: 0 }],
    ['ArrowDown', 0, { kind: 'move', active: 1 }],
    ['ArrowDown', 1, { kind: 'move', active: -1 }],
    ['ArrowUp', -1, { kind: 'move', active: 1 }],
    ['ArrowUp', 0, { kind: 'move', active: -1 }],
    ['Enter', -1, { kind: 'close' }],
    ['Tab', -1, undefined],
    ['Escape', 1, { kind: 'close' }],
    ['a', 1, undefined],
    ['ArrowLeft', 1, undefined],
    ['Home', 1, undefined],
  ])('%s on line %i of the open list', (key, active, effect) => {
    expect(effectOf(key, 'method:', open(active))).toEqual(effect);
  });

  it.each(['Enter', 'Tab'])('%s inserts the active line', (key) => {
    expect(effectOf(key, 'method:', open(1))).toMatchObject({
      kind: 'accept',
      item: { next: 'method:POST', caret: 11 },
    });
  });

  it.each([
    ['ArrowDown', '', { kind: 'open' }],
    ['Escape', 'shop', { kind: 'clear' }],
    ['Escape', '', undefined],
    ['Enter', 'shop', undefined],
    ['Tab', 'shop', undefined],
    ['ArrowUp', 'shop', undefined],
  ])('%s while the list is closed, with %j in the field', (key, text, effect) => {
    expect(effectOf(key, text, undefined)).toEqual(effect);
  });
});
