/** Reads DevTools' network log: every entry once, whichever way it comes. */
import * as v from 'valibot';
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { groupBy } from '../../core/lists/group-by.ts';
import { toNetworkEntry } from './network-entry.ts';

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
 * Gives every entry once: those of requests that end from now on, those that the browser still has of before, which are
 * the page's, and those that were kept of earlier pages. What ends while the browser is asked may come several ways.
 * @param kept gives what was kept
 */
export function readLog(
  log: NetworkLog,
  kept: () => Promise<readonly unknown[]>,
  { take, hear }: LogListener,
): void {
  const heard = new Map<string, number>();
  const told = new Map<string, number>();
  let isTold = false;
  log.onRequestFinished.addListener((given) => {
    const entry = toNetworkEntry(given);
    if (!entry) return;
    hear(given);
    if (takeOut(told, keyOf(entry))) return;
    if (!isTold) putIn(heard, keyOf(entry));
    take([entry]);
  });
  void readEarlier(log, kept).then((earlier) => {
    isTold = true;
    const before = earlier.filter((entry) => !takeOut(heard, keyOf(entry)));
    for (const entry of before) putIn(told, keyOf(entry));
    take(before);
  });
}

/** The devtools page stops listening once it is asked. It is asked last, when the browser's answer shows that the panel listens. */
async function readEarlier(
  log: NetworkLog,
  kept: () => Promise<readonly unknown[]>,
): Promise<NetworkEntry[]> {
  const sources = [await askForEntries(log), await kept()];
  // A request that still runs is there too, without a status; it will be heard of again.
  return merge(
    sources.map((source) =>
      source.flatMap((given) => toNetworkEntry(given) ?? []).filter(isAnswered),
    ),
  );
}

/** A target that was left alone is told of without a status as well, and ends as it begins. */
function isAnswered({ status, startedAt, endedAt }: NetworkEntry): boolean {
  return status > 0 || endedAt - startedAt < 1;
}

/** Of entries that are alike, as many as the source has that has most of them: they are the same. */
function merge(sources: readonly (readonly NetworkEntry[])[]): NetworkEntry[] {
  const merged: NetworkEntry[] = [];
  const counts = new Map<string, number>();
  for (const source of sources) {
    for (const [key, alike] of groupBy(source, keyOf)) {
      const known = counts.get(key) ?? 0;
      for (const entry of alike.slice(known)) merged.push(entry);
      counts.set(key, Math.max(known, alike.length));
    }
  }
  return merged;
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

function keyOf({ startedAt, status, method, url }: NetworkEntry): string {
  return `${startedAt} ${status} ${method} ${url}`;
}

/** Notes that there is one more of a string. */
function putIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Takes away one of a string; says whether there was one. */
function takeOut(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key);
  if (count === undefined) return false;
  if (count === 1) counts.delete(key);
  else counts.set(key, count - 1);
  return true;
}
