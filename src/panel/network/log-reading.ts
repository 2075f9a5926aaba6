/** Reads DevTools' network log: every entry once, whichever way it comes. */
import * as v from 'valibot';
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { toNetworkEntry } from './network-entry.ts';
import { ReportedEntries } from './reported-entries.ts';

/** The part of `devtools.network` in use. */
export interface NetworkLog {
  readonly onRequestFinished: { addListener(listener: (entry: unknown) => void): void };
  /** Absent if it must not be called; see `devtoolsLog`. */
  getHAR?(callback: (log: unknown) => void): unknown;
}

export interface LogListener {
  take(entries: readonly NetworkEntry[]): void;
  /** Gets what the browser reports from now on, as it reports it. */
  hear(entry: unknown): void;
}

const Log = v.object({ entries: v.array(v.unknown()) });

/**
 * How long the devtools page listens beside the panel, in milliseconds. Firefox doesn't say when the panel's listener is in
 * place, and stops its network monitor for a while if it has no listener at all.
 */
export const OVERLAP = 10_000;

/**
 * Gives every entry once: those of requests that end from now on, those that the browser still has of before, which are
 * the page's, and those that were kept of earlier pages. What ends while the browser is asked may come several ways.
 * @param kept gives what was kept; when asked for the last time, nothing more is kept
 */
export function readLog(
  log: NetworkLog,
  kept: (isLast: boolean) => Promise<readonly unknown[]>,
  { take, hear }: LogListener,
): void {
  const reported = new ReportedEntries();
  const takeFrom = (source: readonly unknown[]) => {
    // A request that still runs is there, too, without a status; it will be heard of again.
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

/** A target that was left alone is told of without a status as well, and ends as it begins. */
function isAnswered({ status, startedAt, endedAt }: NetworkEntry): boolean {
  return status > 0 || endedAt - startedAt < 1;
}

/** Gives none where the browser cannot tell. */
async function askForEntries(log: NetworkLog): Promise<readonly unknown[]> {
  const har = await new Promise<unknown>((resolve) => {
    if (log.getHAR) log.getHAR(resolve);
    else resolve(undefined);
  }).catch(() => undefined);
  const result = v.safeParse(Log, har);
  return result.success ? result.output.entries : [];
}
