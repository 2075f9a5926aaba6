import { describe, expect, it } from 'vitest';
import {
  effectOfKey,
  indexOfTyped,
  inGroups,
  type MenuItem,
  placeMenu,
  SEPARATOR,
  typeOn,
} from '../../../../src/panel/ui/menu/menu.ts';

const command = (label: string, more = {}): MenuItem => ({ label, run: () => {}, ...more });
const items: readonly MenuItem[] = [
  SEPARATOR,
  command('Copy'),
  SEPARATOR,
  { label: 'Show only', items: [command('one')] },
  command('Save', { disabled: true }),
  command('Clear'),
];

describe('the keys of a menu', () => {
  it('move through its items and skip separators', () => {
    const walk = (key: string, from: number) => effectOfKey(key, items, from, 0);
    expect(walk('ArrowDown', -1)).toEqual({ kind: 'move', index: 1 });
    expect(walk('ArrowDown', 1)).toEqual({ kind: 'move', index: 3 });
    expect(walk('ArrowDown', 5)).toEqual({ kind: 'move', index: 1 });
    expect(walk('ArrowUp', 1)).toEqual({ kind: 'move', index: 5 });
    expect(walk('ArrowUp', -1)).toEqual({ kind: 'move', index: 5 });
    expect(walk('Home', 5)).toEqual({ kind: 'move', index: 1 });
    expect(walk('End', 1)).toEqual({ kind: 'move', index: 5 });
    expect(effectOfKey('ArrowDown', [SEPARATOR], -1, 0)).toBeUndefined();
    expect(effectOfKey('ArrowDown', [], -1, 0)).toBeUndefined();
  });

  it('choose an item, unless it is disabled', () => {
    expect(effectOfKey('Enter', items, 1, 0)).toEqual({ kind: 'run', index: 1 });
    expect(effectOfKey(' ', items, 1, 0)).toEqual({ kind: 'run', index: 1 });
    expect(effectOfKey('Enter', items, 4, 0)).toBeUndefined();
    expect(effectOfKey('Enter', items, -1, 0)).toBeUndefined();
  });

  it('open the submenu of an item, and return from it', () => {
    for (const key of ['Enter', ' ', 'ArrowRight'])
      expect(effectOfKey(key, items, 3, 0)).toEqual({ kind: 'open', index: 3 });
    expect(effectOfKey('ArrowRight', items, 1, 0)).toBeUndefined();
    expect(effectOfKey('ArrowLeft', items, 1, 0)).toBeUndefined();
    expect(effectOfKey('ArrowLeft', items, 1, 1)).toEqual({ kind: 'back' });
    expect(effectOfKey('Escape', items, 1, 1)).toEqual({ kind: 'back' });
    expect(effectOfKey('Escape', items, 1, 0)).toEqual({ kind: 'close' });
    expect(effectOfKey('Tab', items, 1, 1)).toEqual({ kind: 'close' });
  });
});

describe('typing in a menu', () => {
  it('continues until there is a pause', () => {
    const first = typeOn(undefined, 'S', 1000);
    expect(first).toEqual({ text: 's', at: 1000 });
    expect(typeOn(first, 'a', 1700)).toEqual({ text: 'sa', at: 1700 });
    expect(typeOn(first, 'a', 1701)).toEqual({ text: 'a', at: 1701 });
    expect(typeOn(first, '😀', 1001)?.text).toBe('s😀');
    for (const key of [' ', 'Shift', 'F5']) expect(typeOn(first, key, 1001)).toBeUndefined();
  });

  it('moves to the item with that beginning, and with the same character to the next one', () => {
    expect(indexOfTyped(items, 1, 's')).toBe(3);
    expect(indexOfTyped(items, 3, 's')).toBe(4);
    expect(indexOfTyped(items, 4, 'ss')).toBe(3);
    expect(indexOfTyped(items, 3, 'sa')).toBe(4);
    expect(indexOfTyped(items, 4, 'sa')).toBe(4);
    expect(indexOfTyped(items, -1, 'c')).toBe(1);
    expect(indexOfTyped(items, 1, 'x')).toBeUndefined();
  });
});

describe('the groups of a menu', () => {
  it('are separated, and empty ones are omitted', () => {
    const [a, b, c] = [command('a'), command('b'), command('c')];
    expect(inGroups([], [a, b], [], [c])).toEqual([a, b, SEPARATOR, c]);
    expect(inGroups([], [])).toEqual([]);
  });
});

describe('the position of a menu', () => {
  const room = { width: 420, height: 300 };
  const size = { width: 200, height: 100 };
  const at = (x: number, y: number) => ({ left: x, right: x, top: y, bottom: y });

  it('is below and to the right of the pointer if there is room', () => {
    expect(placeMenu(at(10, 20), size, room, 0)).toEqual({ left: 10, top: 20, maxHeight: 292 });
  });

  it('is above and to the left of it if there is none', () => {
    expect(placeMenu(at(400, 280), size, room, 0)).toMatchObject({ left: 200, top: 180 });
  });

  it('is within the window if it fits on no side', () => {
    expect(placeMenu(at(150, 150), { width: 300, height: 200 }, room, 0)).toMatchObject({
      left: 116,
      top: 96,
    });
  });

  it('is at the top, with scrolling, if it is higher than the window', () => {
    expect(placeMenu(at(10, 150), { width: 200, height: 900 }, room, 0)).toEqual({
      left: 10,
      top: 4,
      maxHeight: 292,
    });
  });

  it('is beside its item, on the side where there is room', () => {
    const line = { left: 10, right: 210, top: 40, bottom: 62 };
    expect(placeMenu(line, size, room, 1)).toMatchObject({ left: 210, top: 40 });
    const right = { left: 216, right: 416, top: 250, bottom: 272 };
    expect(placeMenu(right, size, room, 1)).toMatchObject({ left: 16, top: 172 });
  });

  it('covers the item in a window too narrow for two menus', () => {
    const line = { left: 60, right: 360, top: 40, bottom: 62 };
    expect(placeMenu(line, { width: 250, height: 100 }, room, 1)).toMatchObject({
      left: 166,
      top: 40,
    });
  });
});
