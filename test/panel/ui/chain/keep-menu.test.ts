import { describe, expect, it, vi } from 'vitest';
import { setNote, setPinned } from '../../../../src/panel/state/pins-and-notes.ts';
import {
  LIVE,
  openSession,
  select,
  shownSession,
  showSession,
  toSession,
} from '../../../../src/panel/state/sessions.ts';
import { initialState, receive } from '../../../../src/panel/state/store.ts';
import type { PanelState } from '../../../../src/panel/state/types.ts';
import { keepMenu } from '../../../../src/panel/ui/chain/keep-menu.ts';
import { isCommand, isSubmenu, type MenuItem } from '../../../../src/panel/ui/menu/menu.ts';
import { postToGet } from '../../samples.ts';

const live = receive(initialState(7), {
  type: 'snapshot',
  tabId: 7,
  chains: [postToGet('a'), postToGet('b'), postToGet('c')],
  dropped: 0,
});
const inLive = (id: string) => ({ session: LIVE, id });

function setUp(state: PanelState, id: string) {
  const actions = { pin: vi.fn(), editNote: vi.fn(), compare: vi.fn() };
  const chain = shownSession(state).chains.get(id) ?? expect.fail(`no ${id}`);
  const items = keepMenu(chain, state, actions);
  return { actions, items, labels: items.map((item) => ('label' in item ? item.label : '')) };
}

const commandOf = (items: readonly MenuItem[], label: string) => {
  const item = items.find((each) => 'label' in each && each.label === label);
  return isCommand(item) ? item : expect.fail(`no ${label}`);
};

describe('the items of a chain’s menu that keep it', () => {
  it('pin it and add a note, or undo that', () => {
    const { items, actions } = setUp(live, 'a');
    commandOf(items, 'Pin').run();
    commandOf(items, 'Add a note…').run();
    expect(actions.pin).toHaveBeenCalledWith('a', true);
    expect(actions.editNote).toHaveBeenCalledWith('a');
    const kept = setUp(setNote(setPinned(live, 'a', true), 'a', 'x'), 'a');
    commandOf(kept.items, 'Unpin').run();
    expect(kept.actions.pin).toHaveBeenCalledWith('a', false);
    expect(kept.labels).toContain('Edit the note…');
  });

  it('compare it with the selected chain, if that is a different one', () => {
    const label = 'Compare with the selected chain';
    expect(commandOf(setUp(live, 'a').items, label).disabled).toBe(true);
    expect(commandOf(setUp(select(live, 'a'), 'a').items, label).disabled).toBe(true);
    const { items, actions } = setUp(select(live, 'b'), 'a');
    commandOf(items, label).run();
    expect(actions.compare).toHaveBeenCalledWith(inLive('b'), inLive('a'));
  });

  it('compare it with the pinned chain, or one of the pinned chains', () => {
    const label = 'Compare with a pinned chain';
    expect(commandOf(setUp(live, 'a').items, label).disabled).toBe(true);
    const one = setUp(setPinned(live, 'b', true), 'a');
    commandOf(one.items, label).run();
    expect(one.actions.compare).toHaveBeenCalledWith(
      expect.objectContaining(inLive('b')),
      inLive('a'),
    );
    const { items, actions } = setUp(setPinned(setPinned(live, 'b', true), 'c', true), 'a');
    const menu = items.find(isSubmenu);
    expect(menu?.label).toBe(label);
    const [, last] = menu?.items ?? [];
    expect(isCommand(last) && last.label).toBe('POST → GET api.test/orders');
    if (isCommand(last)) last.run();
    expect(actions.compare).toHaveBeenCalledWith(expect.objectContaining(inLive('c')), inLive('a'));
  });

  it('name the file of another session’s pinned chain', () => {
    const har = {
      ok: true,
      chains: [postToGet('x')],
      leftOut: 0,
      unreadable: 0,
      notes: [],
    } as const;
    const file = setPinned(openSession(live, toSession('f', 'f\u202e.har', har)), 'x', true);
    const { items } = setUp(showSession(file, LIVE), 'a');
    expect(commandOf(items, 'Compare with a pinned chain').tip).toBe(
      'POST → GET api.test/orders (f\\u{202E}.har)',
    );
  });
});
