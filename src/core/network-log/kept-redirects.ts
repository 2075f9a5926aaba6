/**
 * What is kept of DevTools' network log, which forgets at each navigation: redirects, what they led to, and nothing else.
 * The devtools page keeps it for a panel that is opened later, and a panel for the one that is loaded after it.
 */

import { parseUrl } from '../url/origin.ts';

/** The newest of so many are kept. */
const MOST = 1000;

/** Firefox tells of requests out of order: a target may come before what led to it. So many others wait for that. */
const MOST_OTHERS = 50;

/** An entry as the browser gave it, as far as it matters here. */
export interface Finished {
  readonly startedDateTime: string;
  readonly request: { readonly url: string };
  readonly response: { readonly status: number; readonly redirectURL?: string };
}

/** What is kept, and the URLs that it leads to. */
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
  /** Of these entries, those that another handed over and the browser hasn't reported here yet; it may never do so. */
  readonly #handedOver = new Set<string>();

  /** When what is wanted at the earliest began; undefined where nothing was forgotten. */
  get forgottenBefore(): number | undefined {
    return this.#forgottenBefore;
  }

  /** All that is kept, in the order in which it was told of. */
  entries(): readonly object[] {
    return this.#kept.map(({ entry }) => entry);
  }

  /** Takes in the entry of a request that has finished. */
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

  /** Takes in those of some entries that are not kept yet. */
  addOthers(entries: readonly Finished[]): void {
    const known = new Set(this.#kept.map(({ entry }) => keyOf(entry)));
    for (const entry of entries) {
      const key = keyOf(entry);
      if (known.has(key)) continue;
      this.#handedOver.add(key);
      this.#add(entry);
    }
  }

  /** Forgets what began before a moment, in milliseconds since the epoch. */
  forget(before: number): void {
    this.#forgottenBefore = Math.max(before, this.#forgottenBefore ?? before);
    const isOld = ({ startedDateTime }: Finished) => !(Date.parse(startedDateTime) >= before);
    for (const kept of this.#kept) if (isOld(kept.entry)) this.#discarded(kept);
    for (const other of this.#others) if (isOld(other)) this.#handedOver.delete(keyOf(other));
    this.#kept = this.#kept.filter(({ entry }) => !isOld(entry));
    this.#others = this.#others.filter((other) => !isOld(other));
  }
}

/** Removes the oldest of a list that has become too long, and returns them. */
function excess<T>(list: T[], most: number): T[] {
  return list.splice(0, list.length - most);
}

/** An https URL may be requested in the place of one of http. */
function targetsOf({ request, response: { status, redirectURL } }: Finished): string[] {
  if (status < 300 || status > 399 || !redirectURL) return [];
  const url = parseUrl(redirectURL, request.url);
  // It is kept all the same: a Location that is no URL is worth telling.
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

/** A copy without methods, which no message carries, nor the content, which nobody reads. */
function lean(entry: Finished): Finished {
  return JSON.parse(
    JSON.stringify({ ...entry, response: { ...entry.response, content: undefined } }),
  );
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
