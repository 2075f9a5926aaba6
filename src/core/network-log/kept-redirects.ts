/**
 * What is kept of DevTools' network log, which forgets at each navigation: redirects, what they led to, and nothing else.
 * The devtools page keeps it for a panel that is opened later, and a panel for the one that is loaded after it.
 */

import { parseUrl } from '../url/origin.ts';
import { earliestInLog } from './time-spans.ts';

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
  #forgottenBefore: number | undefined;
  /** Entries that were handed over and not reported by the browser yet, which may be late. */
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
    const url = withoutFragment(entry.request.url);
    if (targets.length === 0 && !this.#kept.some((kept) => kept.targets.includes(url))) {
      this.#others = [...this.#others, entry].slice(-MOST_OTHERS);
      return;
    }
    const led = this.#others.filter(({ request }) =>
      targets.includes(withoutFragment(request.url)),
    );
    this.#others = this.#others.filter((other) => !led.includes(other));
    this.#kept = [...this.#kept, ...[entry, ...led].map(toKept)].slice(-MOST);
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

  /** Forgets what began before a moment, in milliseconds since the epoch, and can't be a hop's that webRequest dates later. */
  forget(before: number): void {
    this.#forgottenBefore = Math.max(before, this.#forgottenBefore ?? before);
    const earliest = earliestInLog(before);
    const isWanted = ({ startedDateTime }: Finished) => Date.parse(startedDateTime) >= earliest;
    this.#kept = this.#kept.filter(({ entry }) => isWanted(entry));
    this.#others = this.#others.filter(isWanted);
  }
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
