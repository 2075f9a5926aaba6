/**
 * HAR → chains: our own as they were, anyone else's rebuilt from what redirects to what, and when. Nothing here throws;
 * what cannot be read is named by its place.
 */
import type { EnrichedChain } from '../network-log.ts';
import { toForeignChains } from './foreign-chains.ts';
import { toNotes } from './import-notes.ts';
import { type IndexedEntry, indexEntry, isObject } from './index-entries.ts';
import { type PlacedOwnEntry, toOwnChains } from './own-chains.ts';
import { claimsToBeOwn, readOwnEntry } from './own-entry.ts';

export type HarImport = ImportedHar | Refused;

/** One sentence that says what the file is not, or where it goes wrong. */
export interface Refused {
  readonly ok: false;
  readonly problem: string;
}

/** As in HAR, where the version must be there, but is not always. */
export interface Software {
  readonly name: string;
  readonly version?: string;
}

export interface ImportedHar {
  readonly ok: true;
  /** In the order of their first entries. Their hops, but for inferred upgrades, are one entry each. */
  readonly chains: readonly EnrichedChain[];
  /** The program that wrote the file, and the browser whose requests they are, where it says. */
  readonly creator?: Software;
  readonly browser?: Software;
  /** How many entries are in no chain: they neither redirect nor come of a redirect. */
  readonly leftOut: number;
  /** How many could not be read. */
  readonly unreadable: number;
  /** What the user should know of the import, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads a HAR (1.1 or 1.2).
 * @param given what JSON.parse made of a file
 */
export function fromHar(given: unknown): HarImport {
  if (!isObject(given)) return refuse('it is not an object');
  const { log } = given;
  if (!isObject(log)) return refuse(log === undefined ? 'log is missing' : 'log is not an object');
  const { entries } = log;
  if (!Array.isArray(entries)) {
    return refuse(`log.entries is ${entries === undefined ? 'missing' : 'not a list'}`);
  }
  const { own, indexed, unreadable, mistaken } = readEntries(entries);
  if (unreadable.length > 0 && unreadable.length === entries.length) {
    return { ok: false, problem: `No entry of the file can be read: ${unreadable[0]}.` };
  }
  const gaps: string[] = [];
  const ignored: string[] = [];
  const ours = toOwnChains(own, (index) => gaps.push(placeOf(index)));
  const foreign = toForeignChains(indexed, (index, wrong) => ignored.push(placeOf(index) + wrong));
  const leftOut = indexed.length - foreign.used;
  const { joined } = foreign;
  const creator = readSoftware(log.creator);
  const browser = readSoftware(log.browser);
  return {
    ok: true,
    chains: [...ours, ...foreign.chains]
      .sort((a, b) => a.index - b.index)
      .map(({ chain }) => chain),
    ...(creator && { creator }),
    ...(browser && { browser }),
    leftOut,
    unreadable: unreadable.length,
    notes: toNotes({ unreadable, mistaken, ignored, gaps, leftOut, joined }),
  };
}

/** An entry that is not wholly as Detour writes it is read like any other. */
function readEntries(entries: readonly unknown[]) {
  const own: PlacedOwnEntry[] = [];
  const indexed: IndexedEntry[] = [];
  const unreadable: string[] = [];
  const mistaken: string[] = [];
  for (const [index, entry] of entries.entries()) {
    if (isObject(entry) && claimsToBeOwn(entry)) {
      const read = readOwnEntry(entry);
      if (!('wrong' in read)) {
        own.push({ index, entry: read });
        continue;
      }
      mistaken.push(placeOf(index) + read.wrong);
    }
    const read = indexEntry(entry, index);
    if ('wrong' in read) unreadable.push(placeOf(index) + read.wrong);
    else indexed.push(read);
  }
  return { own, indexed, unreadable, mistaken };
}

function readSoftware(given: unknown): Software | undefined {
  const { name, version } = isObject(given) ? given : {};
  if (typeof name !== 'string' || name === '') return undefined;
  return { name, ...(typeof version === 'string' && version !== '' && { version }) };
}

function placeOf(index: number): string {
  return `log.entries[${index}]`;
}

function refuse(reason: string): Refused {
  return { ok: false, problem: `The file is JSON, but no HAR: ${reason}.` };
}
