/**
 * What each of webRequest's listeners costs a page by itself: the load of page-load.ts with listeners that do nothing,
 * all of Detour's and all but one.
 */
import { rm } from 'node:fs/promises';
import type { BrowserName } from '../scripts/browsers/index.ts';
import { EVENT_NAMES } from '../src/background/capture/request-event.ts';
import { writeListening } from './extensions.ts';
import { measure, report, type Subject } from './page-load.ts';

/** Measures one browser and prints the results. */
export async function benchListeners(browser: BrowserName): Promise<void> {
  const all = { name: 'all', extension: await writeListening(browser, EVENT_NAMES, 'as Detour') };
  const others = [
    { name: 'one', extension: await writeListening(browser, ['onBeforeRedirect'], 'none') },
    { name: 'all, bare', extension: await writeListening(browser, EVENT_NAMES, 'none') },
  ];
  for (const left of EVENT_NAMES) {
    const rest = EVENT_NAMES.filter((name) => name !== left);
    const extension = await writeListening(browser, rest, 'as Detour');
    others.push({ name: `no ${left}`, extension });
  }
  const subjects: Subject[] = [
    { ...all, panel: 'open', beside: ['one'] },
    ...others.map((each) => ({ ...each, panel: 'open' as const, beside: ['all'] })),
  ];
  try {
    report(browser, subjects, await measure(browser, subjects));
  } finally {
    for (const { extension } of subjects) await rm(extension, { recursive: true });
  }
}
