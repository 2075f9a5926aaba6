/** The tabs of a chain's details: the list of them, the current one, and keyboard navigation. */
import { type Message, msg } from '../../core/text/i18n.ts';
import { recall, remember } from '../state/remembered.ts';

export type TabId = 'hops' | 'headers' | 'cookies' | 'body' | 'timing' | 'clients' | 'raw';

export interface Tab {
  readonly id: TabId;
  readonly name: Message;
}

/** In display order. The first one, Hops, is shown until another is selected. */
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

/** Returns the tab that was selected last, or the first. */
export function loadTab(): TabId {
  const stored = recall(KEY);
  return TABS.find(({ id }) => id === stored)?.id ?? TABS[0].id;
}

/** Remembers the selected tab. */
export function saveTab(tab: TabId): void {
  remember(KEY, tab);
}

/** Returns the tab that a key moves to; undefined for keys that tabs don't handle (ARIA APG, tabs pattern). */
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
