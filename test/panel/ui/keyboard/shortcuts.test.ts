import { describe, expect, it } from 'vitest';
import { helpMarks, helpSections } from '../../../../src/panel/help/help-view.ts';
import { LIST_KEYS } from '../../../../src/panel/ui/keyboard/list-keys.ts';
import {
  SHORTCUTS,
  shortcutOf,
  shortcutText,
} from '../../../../src/panel/ui/keyboard/shortcuts.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, more: object = {}) => ({ key, ...NONE, ...more });

describe('a shortcut', () => {
  it('is Ctrl with a letter, or ⌘ on a Mac', () => {
    expect(shortcutOf(press('f', { ctrlKey: true }), false, true)).toBe('filter');
    expect(shortcutOf(press('F', { ctrlKey: true }), false, true)).toBe('filter');
    expect(shortcutOf(press('f', { metaKey: true }), true, true)).toBe('filter');
    expect(shortcutOf(press('f', { ctrlKey: true }), true, true)).toBeUndefined();
    expect(shortcutOf(press('f', { metaKey: true }), false, true)).toBeUndefined();
    expect(shortcutOf(press('f'), false, false)).toBeUndefined();
  });

  it('has no other modifiers', () => {
    for (const more of [{ altKey: true }, { shiftKey: true }, { metaKey: true }])
      expect(shortcutOf(press('l', { ctrlKey: true, ...more }), false, false)).toBeUndefined();
  });

  it('moves through the parts with F6, and back with Shift', () => {
    expect(shortcutOf(press('F6'), false, true)).toBe('next-part');
    expect(shortcutOf(press('F6', { shiftKey: true }), false, true)).toBe('previous-part');
    expect(shortcutOf(press('F6', { ctrlKey: true }), false, true)).toBeUndefined();
  });

  it('opens the help with ?, whatever the keyboard layout, but not while typing', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), false, false)).toBe('help');
    expect(shortcutOf(press('?'), false, false)).toBe('help');
    expect(shortcutOf(press('?', { shiftKey: true }), false, true)).toBeUndefined();
  });

  it('is written in the platform’s style', () => {
    expect(SHORTCUTS.map((name) => shortcutText(name, false))).toEqual([
      'Ctrl+F',
      'Ctrl+L',
      'Ctrl+E',
      'F6',
      'Shift+F6',
      '?',
    ]);
    expect(shortcutText('filter', true)).toBe('⌘F');
    expect(shortcutText('previous-part', true)).toBe('⇧F6');
  });
});

describe('the help', () => {
  it('contains every shortcut and every key of the list', () => {
    const [anywhere, list] = helpSections(false, { canRecord: true, isReport: false });
    expect(anywhere?.lines.flatMap(({ keys }) => keys)).toEqual(
      SHORTCUTS.map((name) => shortcutText(name, false)),
    );
    const keys = list?.lines.flatMap((line) => line.keys);
    for (const { key, sign = key } of LIST_KEYS) expect(keys).toContain(sign);
    expect(list?.lines).toContainEqual({ keys: ['Enter', 'Space'], about: 'Open the chain' });
  });

  it('writes all keys as on a Mac', () => {
    const keys = helpSections(true, { canRecord: true, isReport: false }).flatMap(({ lines }) =>
      lines.flatMap((line) => line.keys),
    );
    expect(keys.join(' ')).not.toMatch(/Ctrl|Shift/);
  });

  it('contains every mark', () => {
    expect(helpMarks().map(({ sign }) => sign)).toEqual([
      'violation',
      'failed',
      'error',
      'warning',
      'info',
    ]);
  });
});
