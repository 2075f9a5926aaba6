/** Listens to DevTools' own network log and joins it with the chains. It stays in the panel: nothing is sent or stored. */
import * as v from 'valibot';
import { Enrichment } from '../core/enrichment.ts';
import type { NetworkEntry } from '../core/network-log.ts';
import { toNetworkEntry } from './network-entry.ts';
import type { PanelStore } from './store.ts';

/** The part of `devtools.network` in use. */
export interface NetworkLog {
  readonly onRequestFinished: { addListener(listener: (entry: unknown) => void): void };
  /** Chromium calls back; Firefox returns a promise. */
  getHAR(callback: (log: unknown) => void): unknown;
}

/** How long to gather entries before they are joined, in milliseconds: a page's requests end in swarms. */
const PAUSE = 50;

const Log = v.object({ entries: v.array(v.unknown()) });

/** Keeps `store`'s `network` up to date. Without a log, that is when the panel was opened as a tab, it stays empty. */
export function followNetwork(log: NetworkLog | undefined, store: PanelStore): void {
  if (!log) return;
  const enrichment = new Enrichment();
  let followed = store.getState().chains;
  const join = () => {
    enrichment.follow(store.getState().chains);
    const network = enrichment.matches();
    store.update((state) => (state.network === network ? state : { ...state, network }));
  };
  store.subscribe(() => {
    const { chains } = store.getState();
    if (chains === followed) return;
    followed = chains;
    join();
  });
  const gathered: NetworkEntry[] = [];
  readLog(log, (entry) => {
    if (gathered.push(entry) > 1) return;
    setTimeout(() => {
      enrichment.add(gathered.splice(0));
      join();
    }, PAUSE);
  });
}

/**
 * Gives every entry once: those of requests that end from now on, and those that the browser still has of before, as
 * after a reload of the panel. What ends while the browser is asked for those may come both ways.
 */
function readLog(log: NetworkLog, take: (entry: NetworkEntry) => void): void {
  const heard: string[] = [];
  const told: string[] = [];
  let isTold = false;
  log.onRequestFinished.addListener((given) => {
    const entry = toNetworkEntry(given);
    if (!entry || takeOut(told, keyOf(entry))) return;
    if (!isTold) heard.push(keyOf(entry));
    take(entry);
  });
  void askForHar(log).then((har) => {
    isTold = true;
    const result = v.safeParse(Log, har);
    for (const given of result.success ? result.output.entries : []) {
      const entry = toNetworkEntry(given);
      // A request that still runs is there too, without a status; it will be heard of again.
      if (!entry || entry.status === 0 || takeOut(heard, keyOf(entry))) continue;
      told.push(keyOf(entry));
      take(entry);
    }
  });
}

/** Gives undefined where the browser cannot tell. */
function askForHar(log: NetworkLog): Promise<unknown> {
  return new Promise<unknown>((resolve, reject) => {
    Promise.resolve(log.getHAR(resolve)).then((har) => har !== undefined && resolve(har), reject);
  }).catch(() => undefined);
}

function keyOf({ startedAt, status, method, url }: NetworkEntry): string {
  return `${startedAt} ${status} ${method} ${url}`;
}

/** Removes one of the strings that equal the given one; says whether there was one. */
function takeOut(strings: string[], wanted: string): boolean {
  const index = strings.indexOf(wanted);
  if (index >= 0) strings.splice(index, 1);
  return index >= 0;
}
