import { describe, expect, it } from 'vitest';
import type { ImportedFile } from '../../../src/core/formats/imported.ts';
import { createImports } from '../../../src/panel/import/imports.ts';
import type { ReadFile, ReadListener } from '../../../src/panel/import/steps.ts';
import { progressView } from '../../../src/panel/sessions/session-view.ts';
import { createStore, initialState } from '../../../src/panel/state/store.ts';
import { postToGet } from '../samples.ts';

const HAR: ImportedFile = {
  ok: true,
  chains: [postToGet()],
  leftOut: 0,
  unreadable: 0,
  notes: [],
};
const file = (name: string) => new File([], name);

/** Imports whose files are read when the test says so. */
function setUp() {
  const store = createStore(initialState(7));
  const read: { name: string; listener: ReadListener; stopped: boolean }[] = [];
  const readFile: ReadFile = ({ name }, listener) => {
    const reading = { name, listener, stopped: false };
    read.push(reading);
    return () => {
      reading.stopped = true;
    };
  };
  const imports = createImports(store, readFile);
  const current = () => {
    const last = read.at(-1);
    if (!last) throw new Error('nothing is read');
    return last;
  };
  return { store, imports, read, current, said: () => progressView(store.getState())?.text };
}

describe('opening files', () => {
  it('reads one after another and opens each as a session', () => {
    const { store, imports, current, said } = setUp();
    imports.open([file('a.har'), file('b.har')]);
    expect(said()).toBe('Reading a.har… 0% · 1 more file');
    current().listener.progress({ stage: 'reading', share: 0.429 });
    expect(said()).toBe('Reading a.har… 42% · 1 more file');
    current().listener.progress({ stage: 'parsing', share: 0 });
    expect(said()).toBe('Parsing a.har… · 1 more file');
    imports.open([file('c.har')]);
    expect(said()).toBe('Parsing a.har… · 2 more files');
    current().listener.done(HAR);
    expect(store.getState()).toMatchObject({ shown: 'import 1' });
    expect(said()).toBe('Reading b.har… 0% · 1 more file');
    current().listener.done(HAR);
    current().listener.done(HAR);
    expect(said()).toBeUndefined();
    const [, ...imported] = store.getState().sessions;
    const names = imported.map(({ source }) => source?.name);
    expect(names).toEqual(['a.har', 'b.har', 'c.har']);
  });

  it('says why a file can’t be read, and leaves everything else unchanged', () => {
    const { store, imports, current } = setUp();
    imports.open([file('good.har'), file('bad.har'), file('worse.har')]);
    current().listener.done(HAR);
    const before = store.getState();
    current().listener.done({ ok: false, problem: 'The file is empty.' });
    current().listener.done({ ok: false, problem: 'The file is JSON, but no HAR.' });
    const importProblems = [
      'bad.har: The file is empty.',
      'worse.har: The file is JSON, but no HAR.',
    ];
    expect(store.getState()).toEqual({ ...before, importing: undefined, importProblems });
    imports.open([file('other.har')]);
    expect(store.getState().importProblems).toEqual([]);
  });

  it('stops, and discards the waiting files', () => {
    const { store, imports, read, said } = setUp();
    imports.open([file('a.har'), file('b.har')]);
    imports.cancel();
    expect(read).toMatchObject([{ name: 'a.har', stopped: true }]);
    expect(said()).toBeUndefined();
    expect(store.getState()).toMatchObject({ sessions: [{ id: 'live' }], importProblems: [] });
    imports.open([file('c.har')]);
    expect(said()).toBe('Reading c.har… 0%');
  });

  it('does nothing without files, and has nothing to cancel', () => {
    const { imports, read, said } = setUp();
    imports.open([]);
    imports.cancel();
    expect(read).toEqual([]);
    expect(said()).toBeUndefined();
  });
});
