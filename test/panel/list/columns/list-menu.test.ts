import { describe, expect, it } from 'vitest';
import { listMenu } from '../../../../src/panel/list/columns/list-menu.ts';
import { toggleColumn } from '../../../../src/panel/state/columns.ts';
import { DEFAULT_LIST } from '../../../../src/panel/state/list-settings.ts';
import type { ListSettings } from '../../../../src/panel/state/types.ts';
import { isCommand } from '../../../../src/panel/ui/menu/menu.ts';

describe('the menu of the list’s header', () => {
  const linesOf = (settings: ListSettings, change: (settings: ListSettings) => void = () => {}) =>
    listMenu(settings, ['mark', 'status', 'url', 'time'], change).filter(isCommand);
  const lineOf = (label: string, ...given: Parameters<typeof linesOf>) =>
    linesOf(...given).find((line) => line.label === label);

  it('checks the selected columns, and says which do not fit', () => {
    expect(lineOf('Status', DEFAULT_LIST)?.checked).toBe(true);
    expect(lineOf('Type (doesn’t fit)', DEFAULT_LIST)?.checked).toBe(true);
    expect(lineOf('Domain', DEFAULT_LIST)?.checked).toBe(false);
    expect(lineOf('Redirect', DEFAULT_LIST)).toBeUndefined();
  });

  it('groups the chains in one way at a time, until that is selected again', () => {
    let settings: ListSettings = DEFAULT_LIST;
    const change = (next: ListSettings) => {
      settings = next;
    };
    lineOf('Group by site', settings, change)?.run();
    lineOf('Group by type', settings, change)?.run();
    expect(settings.groupBy).toBe('type');
    expect(lineOf('Group by type', settings)?.checked).toBe(true);
    expect(lineOf('Group by site', settings)?.checked).toBe(false);
    lineOf('Group by type', settings, change)?.run();
    expect(settings).toEqual(DEFAULT_LIST);
  });

  it('hides, shows and resets them', () => {
    let settings: ListSettings = DEFAULT_LIST;
    const change = (next: ListSettings) => {
      settings = next;
    };
    lineOf('Status', settings, change)?.run();
    expect(settings).toEqual(toggleColumn('status', DEFAULT_LIST));
    lineOf('Domain', settings, change)?.run();
    expect(settings.shown).toEqual({ status: false, domain: true });
    lineOf('Reset columns', settings, change)?.run();
    expect(settings).toEqual(DEFAULT_LIST);
  });
});
