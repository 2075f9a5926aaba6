/** Listens to DevTools' own network log and joins it with the chains. It stays in the panel: nothing is sent or stored. */
import * as v from 'valibot';
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { Enrichment } from '../../core/network-log/network-log.ts';
import { changeSession, LIVE, liveSession } from '../state/sessions.ts';
import type { PanelStore, Session } from '../state/types.ts';
import { toNetworkEntry } from './network-entry.ts';

/** The part of `devtools.network` in use. */
export interface NetworkLog {
  readonly onRequestFinished: { addListener(listener: (entry: unknown) => void): void };
  /** Chromium calls back; Firefox returns a promise. */
  getHAR(callback: (log: unknown) => void): unknown;
}

/** How long to wait before Firefox is asked again, in milliseconds; see `askTwice`. */
const SECOND_TRY = 1000;

/** How long to gather entries before they are joined, in milliseconds: a page's requests end in swarms. */
const PAUSE = 50;

const Log = v.object({ entries: v.array(v.unknown()) });

/**
 * Keeps the live session's `network` up to date, from the first chain on that is opened: to be told of every request costs a page
 * time, and the list shows nothing of it. Without a log, that is when the panel was opened as a tab, it stays empty.
 */
export function followNetwork(log: NetworkLog | undefined, store: PanelStore): void {
  const live = () => liveSession(store.getState());
  const { tabId } = live();
  if (!log || tabId === undefined) return;
  const enrichment = new Enrichment(tabId);
  const gathered: NetworkEntry[] = [];
  let followed: Session['chains'] | undefined;
  let isListening = false;
  const join = () => {
    enrichment.follow(live().chains);
    const network = enrichment.matches();
    store.update((state) =>
      changeSession(state, LIVE, (session) =>
        session.network === network ? session : { ...session, network },
      ),
    );
  };
  const take = (entry: NetworkEntry) => {
    if (gathered.push(entry) > 1) return;
    setTimeout(() => {
      enrichment.add(gathered.splice(0));
      join();
    }, PAUSE);
  };
  store.subscribe(() => {
    const { chains, selectedId } = live();
    if (!isListening && selectedId === undefined) return;
    if (!isListening) {
      isListening = true;
      readLog(log, take);
    }
    if (chains === followed) return;
    followed = chains;
    join();
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
  void askTwice(log).then((entries) => {
    isTold = true;
    for (const given of entries) {
      const entry = toNetworkEntry(given);
      // A request that still runs is there too, without a status; it will be heard of again.
      if (!entry || entry.status === 0 || takeOut(heard, keyOf(entry))) continue;
      told.push(keyOf(entry));
      take(entry);
    }
  });
}

/** Firefox begins to gather what it has when it is asked for the first time, and answers that there is nothing. */
async function askTwice(log: NetworkLog): Promise<readonly unknown[]> {
  const entries = await askForEntries(log);
  if (entries.length > 0) return entries;
  await new Promise((resolve) => setTimeout(resolve, SECOND_TRY));
  return askForEntries(log);
}

/** Gives none where the browser cannot tell. */
async function askForEntries(log: NetworkLog): Promise<readonly unknown[]> {
  const har = await new Promise<unknown>((resolve, reject) => {
    Promise.resolve(log.getHAR(resolve)).then((har) => har !== undefined && resolve(har), reject);
  }).catch(() => undefined);
  const result = v.safeParse(Log, har);
  return result.success ? result.output.entries : [];
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
