/** Reads DevTools' network log: every entry once, whatever its source. */
import * as v from 'valibot';
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { toNetworkEntry } from './network-entry.ts';
import { ReportedEntries } from './reported-entries.ts';

/** The part of `devtools.network` that is used. */
export interface NetworkLog {
  readonly onRequestFinished: { addListener(listener: (entry: unknown) => void): void };
  /** Absent if it must not be called; see `devtoolsLog`. */
  getHAR?(callback: (log: unknown) => void): unknown;
}

export interface LogListener {
  take(entries: readonly NetworkEntry[]): void;
  /** Called with what the browser reports from now on. */
  hear(entry: unknown): void;
}

const Log = v.object({ entries: v.array(v.unknown()) });

/**
 * How long the devtools page listens beside the panel, in milliseconds. Firefox doesn't report when the panel's listener
 * is registered, and stops its network monitor for a while if there is no listener at all.
 */
export const OVERLAP = 10_000;

/**
 * Reports every entry once: those of requests that end from now on, those of the current page that the browser still
 * has, and those that were kept of earlier pages. Entries that end in the meantime may come from several sources.
 * @param kept returns what was kept; after the last call, nothing more is kept
 */
export function readLog(
  log: NetworkLog,
  kept: (isLast: boolean) => Promise<readonly unknown[]>,
  { take, hear }: LogListener,
): void {
  const reported = new ReportedEntries();
  const takeFrom = (source: readonly unknown[]) => {
    // A request in progress is included, too, without a status; it will be reported again.
    const entries = source.flatMap((given) => toNetworkEntry(given) ?? []).filter(isAnswered);
    take(reported.newIn(entries));
  };
  log.onRequestFinished.addListener((given) => {
    const entry = toNetworkEntry(given);
    if (!entry) return;
    hear(given);
    if (reported.hear(entry)) take([entry]);
  });
  void askForEntries(log).then(async (entries) => {
    takeFrom(entries);
    takeFrom(await kept(false));
    await new Promise((resolve) => setTimeout(resolve, OVERLAP));
    takeFrom(await kept(true));
    reported.settle();
  });
}

/** A target that wasn't requested is also reported without a status, and ends when it begins. */
function isAnswered({ status, startedAt, endedAt }: NetworkEntry): boolean {
  return status > 0 || endedAt - startedAt < 1;
}

/** Returns no entries if the browser can't list them. */
async function askForEntries(log: NetworkLog): Promise<readonly unknown[]> {
  const har = await new Promise<unknown>((resolve) => {
    if (log.getHAR) log.getHAR(resolve);
    else resolve(undefined);
  }).catch(() => undefined);
  const result = v.safeParse(Log, har);
  return result.success ? result.output.entries : [];
}
