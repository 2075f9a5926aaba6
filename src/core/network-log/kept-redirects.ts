/**
 * What is kept of DevTools' network log, which is cleared at each navigation: only redirects and what they led to. The
 * devtools page keeps it for a panel that is opened later, and a panel keeps it for the one that is loaded next.
 */

import { parseUrl } from '../url/origin.ts';
import { earliestInLog } from './time-spans.ts';

/** How many are kept, the newest. */
const MOST = 1000;

/**
 * Firefox reports requests out of order: a target may come before the redirect that led to it. This many other entries
 * wait for that.
 */
const MOST_OTHERS = 50;

/** An entry as the browser reported it, as far as it matters here. */
export interface Finished {
  readonly startedDateTime: string;
  readonly request: { readonly url: string };
  readonly response: { readonly status: number; readonly redirectURL?: string };
}

/** A kept entry and the URLs that it leads to. */
interface Kept {
  readonly entry: Finished;
  readonly targets: readonly string[];
}

export class KeptRedirects {
  #kept: Kept[] = [];
  #others: Finished[] = [];
  /** How many kept redirects lead to each URL. */
  readonly #leads = new Map<string, number>();
  #forgottenBefore: number | undefined;
  /**
   * Which of these entries another instance handed over and the browser hasn't reported here yet. It may never do so.
   */
  readonly #handedOver = new Set<string>();

  /** The earliest time from which entries are needed; undefined if nothing was forgotten. */
  get forgottenBefore(): number | undefined {
    return this.#forgottenBefore;
  }

  /** All kept entries, in the order in which they were reported. */
  entries(): readonly object[] {
    return this.#kept.map(({ entry }) => entry);
  }

  /** Adds the entry of a finished request. */
  add(entry: Finished): void {
    if (this.#handedOver.delete(keyOf(entry))) return;
    this.#add(entry);
  }

  #add(entry: Finished): void {
    const targets = targetsOf(entry);
    if (targets.length === 0 && !this.#leads.has(withoutFragment(entry.request.url))) {
      this.#others.push(entry);
      for (const gone of excess(this.#others, MOST_OTHERS)) this.#handedOver.delete(keyOf(gone));
      return;
    }
    const led = this.#others.filter(({ request }) =>
      targets.includes(withoutFragment(request.url)),
    );
    this.#others = this.#others.filter((other) => !led.includes(other));
    for (const kept of [entry, ...led].map(toKept)) this.#keep(kept);
  }

  #keep(kept: Kept): void {
    this.#kept.push(kept);
    for (const url of kept.targets) this.#leads.set(url, (this.#leads.get(url) ?? 0) + 1);
    for (const gone of excess(this.#kept, MOST)) this.#discarded(gone);
  }

  #discarded({ entry, targets }: Kept): void {
    this.#handedOver.delete(keyOf(entry));
    for (const url of targets) {
      const left = (this.#leads.get(url) ?? 0) - 1;
      if (left > 0) this.#leads.set(url, left);
      else this.#leads.delete(url);
    }
  }

  /** Adds those entries of another instance that aren't kept yet. */
  addOthers(entries: readonly Finished[]): void {
    const known = new Set(this.#kept.map(({ entry }) => keyOf(entry)));
    for (const entry of entries) {
      const key = keyOf(entry);
      if (known.has(key)) continue;
      this.#handedOver.add(key);
      this.#add(entry);
    }
  }

  /** Forgets what began before a time, in milliseconds since the epoch, unless webRequest may date it later. */
  forget(before: number): void {
    this.#forgottenBefore = Math.max(before, this.#forgottenBefore ?? before);
    const earliest = earliestInLog(before);
    const isOld = ({ startedDateTime }: Finished) => !(Date.parse(startedDateTime) >= earliest);
    for (const kept of this.#kept) if (isOld(kept.entry)) this.#discarded(kept);
    for (const other of this.#others) if (isOld(other)) this.#handedOver.delete(keyOf(other));
    this.#kept = this.#kept.filter(({ entry }) => !isOld(entry));
    this.#others = this.#others.filter((other) => !isOld(other));
  }
}

/** Removes the oldest items of a list that has become too long, and returns them. */
function excess<T>(list: T[], most: number): T[] {
  return list.splice(0, list.length - most);
}

/** An HTTPS URL may be requested in place of an HTTP one. */
function targetsOf({ request, response: { status, redirectURL } }: Finished): string[] {
  if (status < 300 || status > 399 || !redirectURL) return [];
  const url = parseUrl(redirectURL, request.url);
  // Kept anyway, because an invalid Location is worth reporting.
  if (!url) return [withoutFragment(request.url)];
  const target = withoutFragment(url.href);
  return [target, target.replace(/^http:/, 'https:')];
}

function keyOf({ startedDateTime, request: { url }, response: { status } }: Finished): string {
  return `${startedDateTime} ${status} ${url}`;
}

function toKept(entry: Finished): Kept {
  return { entry: lean(entry), targets: targetsOf(entry) };
}

/**
 * A copy without methods, which no message can contain, and without the content, which isn't needed. An entry that comes
 * through webextension-polyfill seems to inherit its fields: neither JSON nor a spread sees them, but this loop does.
 */
function lean(entry: Finished): Finished {
  const fields = new Map<string, unknown>();
  for (const name in entry) fields.set(name, Reflect.get(entry, name));
  fields.set('response', { ...entry.response, content: undefined });
  return JSON.parse(JSON.stringify(Object.fromEntries(fields)));
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
