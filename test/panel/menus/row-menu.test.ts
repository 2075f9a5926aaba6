import { describe, expect, it, vi } from 'vitest';
import { COPY_FORMATS, copyAs } from '../../../src/core/formats/copy-as/index.ts';
import { hopMenu, rowMenu, withMarked } from '../../../src/panel/menus/row-menu.ts';
import { networkPanel } from '../../../src/panel/network/network-panel.ts';
import {
  isCommand,
  isSubmenu,
  type MenuCommand,
  type MenuItem,
} from '../../../src/panel/ui/menu/menu.ts';
import { record } from '../../support/chains.ts';

const chain = record('POST http://a.test/x 302 / GET http://b.test/y 200');

function fakeActions() {
  return {
    copy: vi.fn(),
    copyText: vi.fn(),
    export: vi.fn(),
    setFilter: vi.fn(),
    openUrl: vi.fn(),
    showInNetwork: vi.fn<(url: string) => void>(),
  };
}

function setUp(filter = '', shown = chain) {
  const actions = fakeActions();
  const items = rowMenu(shown, { filter }, actions);
  const lines = (label: string) => commandsOf(items, label);
  const line = (menu: string, label: string) =>
    lines(menu).find((each) => each.label === label) ?? expect.fail(`no ${label}`);
  return { actions, items, lines, line };
}

function labelsOf(items: readonly MenuItem[]): string[] {
  return items.flatMap((item) => ('label' in item ? [item.label] : []));
}

function commandOf(items: readonly MenuItem[], label: string): MenuCommand {
  return items.filter(isCommand).find((item) => item.label === label) ?? expect.fail(`no ${label}`);
}

function commandsOf(items: readonly MenuItem[], label: string): readonly MenuCommand[] {
  const menu = items.find((item) => isSubmenu(item) && item.label === label);
  return isSubmenu(menu) ? (menu.items as MenuCommand[]) : [];
}

describe('the menu of a chain', () => {
  it('copies it in every format, with secrets only on request', () => {
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

  it('checks what the filter already has, and removes it again', () => {
    const { actions, line } = setUp('status:302 slow');
    expect(line('Show only', 'status:302').checked).toBe(true);
    expect(line('Hide', '-status:302').checked).toBe(false);
    line('Show only', 'status:302').run();
    line('Hide', '-status:302').run();
    expect(actions.setFilter.mock.calls).toEqual([['slow'], ['-status:302 slow']]);
  });

  it('offers a few terms for a long chain', () => {
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

  it('shows no item that reads differently from what it is', () => {
    const { lines } = setUp('', record('GET http://a.test/ 200', { type: 'x\u202Ey' }));
    expect(lines('Show only').map(({ label }) => label)).toContain('type:x\\u{202E}y');
  });

  it('exports only this chain, without secrets', () => {
    const { actions, line } = setUp();
    line('Export this chain', 'NDJSON').run();
    expect(actions.export).toHaveBeenCalledWith({
      format: 'ndjson',
      scope: { id: chain.id },
      includeSecrets: false,
    });
  });

  it('opens its two ends, or one if they are the same, with GET', () => {
    const { actions, items } = setUp();
    commandOf(items, 'Open first URL in new tab (GET)').run();
    commandOf(items, 'Open final URL in new tab (GET)').run();
    expect(actions.openUrl.mock.calls).toEqual([['http://a.test/x'], ['http://b.test/y']]);
    const loop = setUp('', record('GET http://a.test/x 200'));
    expect(labelsOf(loop.items)).toContain('Open URL in new tab (GET)');
  });

  it('opens no URL that does more than request a page', () => {
    const { items } = setUp('', record('GET http://a.test/x 302>javascript:alert(1)'));
    expect(labelsOf(items).filter((label) => label.startsWith('Open'))).toEqual([
      'Open first URL in new tab (GET)',
    ]);
  });

  it('opens the Network panel if DevTools allows it', () => {
    const { actions, items } = setUp();
    commandOf(items, 'Show in Network panel').run();
    expect(actions.showInNetwork).toHaveBeenCalledWith('http://a.test/x');
    const without = rowMenu(chain, { filter: '' }, { ...actions, showInNetwork: undefined });
    expect(labelsOf(without)).not.toContain('Show in Network panel');
  });
});

describe('the menu of a hop', () => {
  it('copies its request only, which is not followed', () => {
    const actions = fakeActions();
    const items = hopMenu(chain, 0, actions);
    commandsOf(items, 'Copy as')
      .find(({ label }) => label === 'cURL')
      ?.run();
    const [copied, format, includeSecrets, hop] = actions.copy.mock.calls[0] ?? [];
    expect([format, includeSecrets]).toEqual(['curl', false]);
    const { text } = copyAs('curl', copied, { includeSecrets: true, secretNames: [], hop });
    expect(text).toContain("--url 'http://a.test/x'");
    expect(text).not.toContain('--location');
    expect(text).not.toContain('b.test');
    expect(commandsOf(items, 'Copy as').map(({ label }) => label)).not.toContain('Markdown');
  });

  it('opens its URL, and shows it in the Network panel', () => {
    const actions = fakeActions();
    const items = hopMenu(chain, 1, actions);
    commandOf(items, 'Open URL in new tab (GET)').run();
    commandOf(items, 'Show in Network panel').run();
    expect(actions.openUrl).toHaveBeenCalledWith('http://b.test/y');
    expect(actions.showInNetwork).toHaveBeenCalledWith('http://b.test/y');
  });
});

describe('selected text', () => {
  it('is offered first, to be copied unchanged', () => {
    const actions = fakeActions();
    const items = withMarked('a b', rowMenu(chain, { filter: '' }, actions), actions);
    expect(labelsOf(items)[0]).toBe('Copy selected text');
    commandOf(items, 'Copy selected text').run();
    expect(actions.copyText).toHaveBeenCalledWith('a b');
    expect(withMarked(' ', [], actions)).toEqual([]);
  });
});

describe('the Network panel', () => {
  it('is filtered by the URL in its own form', () => {
    const show = vi.fn();
    networkPanel({ network: { show } })?.('http://a.test/x?a=1#top');
    networkPanel({ network: { show } })?.('http://a.test/x y');
    expect(show.mock.calls).toEqual([
      [{ filter: 'url:http://a.test/x?a=1' }],
      [{ filter: 'url:http://a.test/x' }],
    ]);
    networkPanel({ network: { show } })?.(`http://a.test/${'x'.repeat(5000)}`);
    expect(show.mock.calls[2]?.[0].filter.length).toBeLessThan(600);
  });

  it('is not offered in browsers that can’t open it', () => {
    expect(networkPanel(undefined)).toBeUndefined();
    expect(networkPanel({})).toBeUndefined();
    expect(networkPanel({ network: {} })).toBeUndefined();
  });
});
