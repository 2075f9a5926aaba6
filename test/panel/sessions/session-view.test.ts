import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportedFile } from '../../../src/core/formats/imported.ts';
import { toTransitions } from '../../../src/core/transition/transition.ts';
import { inferredText } from '../../../src/core/transition/transition-text.ts';
import {
  progressView,
  sessionChoices,
  sessionFacts,
} from '../../../src/panel/sessions/session-view.ts';
import { LIVE, openSession, showSession, toSession } from '../../../src/panel/state/sessions.ts';
import { initialState, receive } from '../../../src/panel/state/store.ts';
import { parseHar } from '../../support/parse-har.ts';
import { postToGet } from '../samples.ts';

function readTool(tool: string): ImportedFile {
  const har = parseHar(readFileSync(`test/fixtures/har/${tool}.json`, 'utf8'));
  if (!har.ok) throw new Error(har.problem);
  return har;
}

const NOTHING: ImportedFile = { ok: true, chains: [], leftOut: 0, unreadable: 0, notes: [] };
const opened = (har: ImportedFile, name = 'a.har') =>
  openSession(initialState(7), toSession('one', name, har));
const facts = (har: ImportedFile) => sessionFacts(opened(har));

describe('the list of sessions', () => {
  it('is empty if there is only the live one', () => {
    expect(sessionChoices(initialState(7))).toEqual([]);
  });

  it('contains the live one with its state, and the imported ones', () => {
    const chains = [postToGet('a')];
    const message = { type: 'snapshot', tabId: 7, chains, dropped: 0 } as const;
    const state = receive(opened(NOTHING), message);
    expect(sessionChoices(state)).toMatchObject([
      { id: LIVE, label: 'Live · 1 chain', shown: false },
      { id: 'one', label: 'Imported: a.har', shown: true },
    ]);
    const paused = { ...showSession(state, LIVE), recording: false };
    expect(sessionChoices(paused)).toMatchObject([
      { label: 'Paused · 1 chain', shown: true },
      { shown: false },
    ]);
  });

  it('contains no deceptive file names', () => {
    expect(sessionChoices(opened(NOTHING, 'a\u{202e}rah.exe')).at(-1)?.label).toBe(
      'Imported: a\\u{202E}rah.exe',
    );
  });
});

describe('the description of an imported session', () => {
  it('is undefined while the live one is displayed', () => {
    expect(sessionFacts(showSession(opened(NOTHING), LIVE))).toBeUndefined();
  });

  it('contains who wrote it, what is inferred and what was left out, with notes', () => {
    const har = readTool('firefox');
    const { text, title, notes } = facts(har) ?? {};
    expect(text).toMatch(/^\d+ chains · Firefox [\d.]+ · links inferred( · \d+ entr|$)/);
    expect(title).toContain('linked the requests by URL and time');
    expect(notes).toEqual(har.notes);
  });

  it('distinguishes browser and program, names each once, and shortens what is not a name', () => {
    const text = (rest: Partial<ImportedFile>) => facts({ ...NOTHING, ...rest })?.text;
    expect(text({})).toBe('0 chains');
    const [creator, browser] = [{ name: 'Detour', version: '1.0' }, { name: 'Chrome' }];
    expect(text({ creator, browser })).toBe('0 chains · Chrome · Detour 1.0');
    expect(text({ creator: browser, browser })).toBe('0 chains · Chrome');
    expect(text({ creator: { name: 'x'.repeat(1e6) } })?.length).toBeLessThan(60);
    expect(text({ leftOut: 1, unreadable: 2000 })).toBe(
      '0 chains · 1 entry left out · 2,000 unreadable entries',
    );
  });

  it('does not mark links as inferred that the file itself contains', () => {
    expect(facts({ ...NOTHING, chains: [postToGet()] })?.text).toBe('1 chain');
  });
});

it('marks each redirect that was inferred', () => {
  const [foreign] = readTool('firefox').chains;
  if (!foreign) throw new Error('no chain');
  expect(toTransitions(foreign).map(inferredText)[0]).toMatch(/inferred from URL and time/);
  expect(toTransitions(postToGet()).map(inferredText)).toEqual([undefined]);
});

it('has no fraction while the file is parsed', () => {
  const importing = { name: 'a.har', stage: 'parsing', share: 0, waiting: 0 } as const;
  expect(progressView({ ...initialState(7), importing })).toEqual({
    text: 'Parsing a.har…',
    share: undefined,
  });
});
