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
  switch (key) {
    case 'ArrowRight':
      return TABS[(index + 1) % count]?.id;
    case 'ArrowLeft':
      return TABS[(index + count - 1) % count]?.id;
    case 'Home':
      return TABS[0].id;
    case 'End':
      return TABS[count - 1]?.id;
    default:
      return undefined;
  }
}
