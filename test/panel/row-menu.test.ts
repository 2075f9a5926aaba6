import { describe, expect, it, vi } from 'vitest';
import { COPY_FORMATS } from '../../src/core/copy-as/index.ts';
import { isSubmenu, type MenuCommand, type MenuItem } from '../../src/panel/menu.ts';
import { rowMenu } from '../../src/panel/row-menu.ts';
import { record } from '../chains.ts';

const chain = record('POST http://a.test/x 302 / GET http://b.test/y 200');

function setUp(filter = '', shown = chain) {
  const actions = { copy: vi.fn(), export: vi.fn(), setFilter: vi.fn() };
  const items = rowMenu(shown, { filter }, actions);
  const lines = (label: string) => commandsOf(items, label);
  const line = (menu: string, label: string) =>
    lines(menu).find((each) => each.label === label) ?? expect.fail(`no ${label}`);
  return { actions, lines, line };
}

function commandsOf(items: readonly MenuItem[], label: string): readonly MenuCommand[] {
  const menu = items.find((item) => isSubmenu(item) && item.label === label);
  return isSubmenu(menu) ? (menu.items as MenuCommand[]) : [];
}

describe('the menu of a chain', () => {
  it('copies it in every format, with secrets only where that is asked for', () => {
    const { actions, lines, line } = setUp();
    const labels = COPY_FORMATS.map(({ label }) => label);
    expect(lines('Copy as').map(({ label }) => label)).toEqual(labels);
    expect(lines('Copy with secrets as').map(({ label }) => label)).toEqual(labels);
    line('Copy as', 'cURL').run();
    line('Copy with secrets as', 'Hurl').run();
    expect(actions.copy.mock.calls).toEqual([
      [chain, 'curl', false],
      [chain, 'hurl', true],
    ]);
  });

  it('filters by what the chain has, and hides what has it', () => {
    const { actions, lines, line } = setUp('slow');
    expect(lines('Show only').map(({ label }) => label)).toEqual([
      'domain:a.test',
      'domain:b.test',
      'status:302',
      'status:200',
      'method:POST',
      'method:GET',
      'type:fetch',
    ]);
    line('Show only', 'status:302').run();
    line('Hide', '-domain:b.test').run();
    expect(actions.setFilter.mock.calls).toEqual([['status:302 slow'], ['-domain:b.test slow']]);
  });

  it('ticks what the filter has already, and takes it out again', () => {
    const { actions, line } = setUp('status:302 slow');
    expect(line('Show only', 'status:302').checked).toBe(true);
    expect(line('Hide', '-status:302').checked).toBe(false);
    line('Show only', 'status:302').run();
    line('Hide', '-status:302').run();
    expect(actions.setFilter.mock.calls).toEqual([['slow'], ['-status:302 slow']]);
  });

  it('offers a few terms of a long chain', () => {
    const hops = Array.from({ length: 9 }, (_, index) => `GET http://h${index}.test/ 30${index}`);
    const { lines } = setUp('', record(hops.join(' / ')));
    expect(lines('Show only').map(({ label }) => label)).toEqual([
      'domain:h0.test',
      'domain:h1.test',
      'domain:h2.test',
      'status:300',
      'status:301',
      'status:302',
      'method:GET',
      'type:fetch',
    ]);
  });

  it('shows no line that reads otherwise than it is', () => {
    const { lines } = setUp('', record('GET http://a.test/ 200', { type: 'x\u202Ey' }));
    expect(lines('Show only').map(({ label }) => label)).toContain('type:x\\u{202E}y');
  });

  it('exports the chain alone, without secrets', () => {
    const { actions, line } = setUp();
    line('Export this chain', 'NDJSON').run();
    expect(actions.export).toHaveBeenCalledWith({
      format: 'ndjson',
      scope: { id: chain.id },
      includeSecrets: false,
    });
  });
});
