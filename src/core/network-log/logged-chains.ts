/** Chains that only DevTools' network log saw. */
import { type RedirectChain, rawLocation } from '../chain/chain.ts';
import type { NetworkEntry } from '../chain/network-facts.ts';
import { hopsOf } from './heal.ts';
import { leadsOf, type Path } from './pieces.ts';

/** How many entries of such chains are kept, the newest: enough for a few thousand chains. */
export const MOST_LOGGED = 5000;

/** The beginning of their IDs; webRequest's IDs are numbers. */
const PREFIX = 'log-';

/** Returns whether a chain is one that only the log saw, by its ID. */
export function isLogged({ id }: { readonly id: string }): boolean {
  return id.startsWith(PREFIX);
}

/** Creates the chains of paths, and keeps the same object for each as long as it doesn't change. */
export class LoggedChains {
  readonly #tabId: number;
  readonly #since: number;
  readonly #numbers = new WeakMap<NetworkEntry, number>();
  #last = 0;
  #known = new Map<string, RedirectChain>();
  #evicted = 0;

  /** @param since when the panel was opened */
  constructor(tabId: number, since: number) {
    this.#tabId = tabId;
    this.#since = since;
  }

  /** How many chains were evicted to make room for others. */
  get evicted(): number {
    return this.#evicted;
  }

  /** Starts counting again. */
  forgetEvicted(): void {
    this.#evicted = 0;
  }

  /** Evicts the oldest paths if there isn't room for all entries. */
  makeRoom(paths: readonly Path[]): {
    readonly kept: readonly Path[];
    readonly gone: readonly Path[];
  } {
    const total = paths.reduce((sum, { length }) => sum + length, 0);
    if (total <= MOST_LOGGED) return { kept: paths, gone: [] };
    const newest = [...paths].sort((a, b) => b[0].hops[0].startedAt - a[0].hops[0].startedAt);
    let entries = 0;
    const end = newest.findIndex((path) => {
      entries += path.length;
      return entries > MOST_LOGGED;
    });
    const gone = newest.slice(end);
    this.#evicted += gone.length;
    return { kept: newest.slice(0, end), gone };
  }

  /** Returns the chains of paths of entries, in order of time. */
  toChains(paths: readonly Path[]): RedirectChain[] {
    const chains = paths
      .map((path) => this.#toChain(path))
      .sort((a, b) => a.hops[0].startedAt - b.hops[0].startedAt);
    this.#known = new Map(chains.map((chain) => [chain.id, chain]));
    return chains;
  }

  #toChain(path: Path): RedirectChain {
    const [{ hops: begin, entry }] = path;
    const id = `${PREFIX}${this.#numberOf(entry)}`;
    const [first = begin[0], ...rest] = hopsOf(path);
    const hops = [first, ...rest] as const;
    const known = this.#known.get(id);
    const isSame =
      known?.hops.length === hops.length && hops.every((hop, at) => hop === known.hops[at]);
    if (known && isSame) return known;
    const last = path.at(-1) ?? path[0];
    // If a Location contains non-ASCII characters, the log doesn't show where it led.
    const isUnread = /[^\x20-\x7e]/.test(rawLocation(last.hops[0]) ?? '');
    const isCut = isUnread || leadsOf(last).length > 0;
    const types = path.map((piece) => piece.entry?.type ?? 'other');
    return {
      id,
      tabId: this.#tabId,
      // The log reports no frame.
      frameId: -1,
      type: types.find((type) => type !== 'other') ?? 'other',
      hops,
      ended: true,
      ...(isCut && { cut: true }),
      ...(hops[0].startedAt < this.#since && { beforePanel: true }),
    };
  }

  #numberOf(entry: NetworkEntry | undefined): number {
    if (!entry) return 0;
    const number = this.#numbers.get(entry) ?? ++this.#last;
    this.#numbers.set(entry, number);
    return number;
  }
}
