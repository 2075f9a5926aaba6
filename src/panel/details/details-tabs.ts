/** The tabs of a chain's details: which there are, which one is shown, and how keys lead from one to the next. */
import { type Message, msg } from '../../core/text/i18n.ts';
import { recall, remember } from '../state/remembered.ts';

export type TabId = 'hops' | 'headers' | 'cookies' | 'body' | 'timing' | 'clients' | 'raw';

export interface Tab {
  readonly id: TabId;
  readonly name: Message;
}

/** In the order in which they are shown; the first is the story, and shown until another is chosen. */
export const TABS: readonly [Tab, ...Tab[]] = [
  { id: 'hops', name: msg`Hops` },
  { id: 'headers', name: msg`Headers` },
  { id: 'cookies', name: msg`Cookies` },
  { id: 'body', name: msg`Body` },
  { id: 'timing', name: msg`Timing` },
  { id: 'clients', name: msg`Clients` },
  { id: 'raw', name: msg`Raw` },
];

const KEY = 'detour.tab';

/** The tab that was chosen last, or the first. */
export function loadTab(): TabId {
  const stored = recall(KEY);
  return TABS.find(({ id }) => id === stored)?.id ?? TABS[0].id;
}

/** Remembers the chosen tab. */
export function saveTab(tab: TabId): void {
  remember(KEY, tab);
}

/** The tab that a key leads to; undefined for keys that mean nothing to tabs (ARIA APG, tabs pattern). */
export function tabAfterKey(key: string, tab: TabId): TabId | undefined {
  const count = TABS.length;
  const index = TABS.findIndex(({ id }) => id === tab);
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: (index + 1) % count,
    ArrowLeft: (index + count - 1) % count,
    Home: 0,
    End: count - 1,
  };
  const wanted = moves[key];
  return wanted === undefined ? undefined : TABS[wanted]?.id;
}
