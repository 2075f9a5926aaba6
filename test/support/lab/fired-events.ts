/** What the browsers fired in the lab's scenarios, as recorded by scripts/record/record-fixtures.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestDetails } from '../../../src/background/capture/request-event.ts';

/** The folder of the recordings: one folder per browser, one file per scenario. */
export const FIRED_EVENTS = path.join(import.meta.dirname, '../../fixtures');

/** An event, `onBeforeRequest` or `webNavigation.onCommitted`, with its listener's arguments. */
export interface Fired {
  readonly name: string;
  /** `sourceTabId` is the tab that opened another one. */
  readonly details: RequestDetails & { readonly sourceTabId?: number };
}

/**
 * Reads the events of a scenario in the order in which the browser fired them.
 * @param folder the folder of the recordings: a browser's name
 */
export function firedEvents(folder: string, scenarioId: string): Fired[] {
  const file = path.join(FIRED_EVENTS, folder, `${scenarioId}.json`);
  const { events } = JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
    // Bodies were written as arrays of bytes.
    key === 'bytes' ? new Uint8Array(value).buffer : value,
  ) as { events: [string, RequestDetails][] };
  return events.map(([name, details]) => ({ name, details }));
}
