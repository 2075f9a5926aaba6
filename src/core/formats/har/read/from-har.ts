/**
 * HAR → chains: Detour's own exactly as they were, all others reconstructed from targets and times. Nothing here
 * throws; what can't be read is reported with its position.
 */
import { t } from '../../../text/i18n.ts';
import { type FileImport, refuse } from '../../imported.ts';
import { isObject } from '../../json-object.ts';
import { readSoftware } from '../../ndjson/read-record.ts';
import { toForeignChains } from './foreign/foreign-chains.ts';
import { type IndexedEntry, indexEntry } from './foreign/index-entries.ts';
import { toNotes } from './import-notes.ts';
import { type OwnPart, toOwnChains, toOwnPart } from './own/own-chains.ts';
import { claimsToBeOwn, readOwnEntry } from './own/own-entry.ts';

/**
 * Reads a HAR (1.1 or 1.2).
 * @param given the parsed JSON of a file
 */
export function fromHar(given: unknown): FileImport {
  if (!isObject(given))
    return refuse(t`The file is JSON but not a HAR: the top level is not an
    object.`);
  const { log } = given;
  if (log === undefined) return refuse(t`The file is JSON but not a HAR: log is missing.`);
  if (!isObject(log)) return refuse(t`The file is JSON but not a HAR: log is not an object.`);
  const { entries } = log;
  if (entries === undefined)
    return refuse(t`The file is JSON but not a HAR: log.entries is missing.`);
  if (!Array.isArray(entries))
    return refuse(t`The file is JSON but not a HAR: log.entries is not an array.`);
  const { own, indexed, unreadable, mistaken } = readEntries(entries);
  if (unreadable.length > 0 && unreadable.length === entries.length) {
    return refuse(t`No entry in the file could be read: ${unreadable[0] ?? ''}.`);
  }
  const gaps: string[] = [];
  const ignored: string[] = [];
  const ours = toOwnChains(own, (index) => gaps.push(placeOf(index)));
  const foreign = toForeignChains(indexed, (index, place) => ignored.push(placeOf(index) + place));
  const leftOut = indexed.length - foreign.used;
  const { joined } = foreign;
  const lacking = foreign.lacking.map(({ index }) => placeOf(index));
  const creator = readSoftware(log.creator);
  const browser = readSoftware(log.browser);
  const placed = [...ours, ...foreign.chains].sort((a, b) => a.index - b.index);
  return {
    ok: true,
    chains: placed.map(({ chain }) => chain),
    places: { kind: 'entry', ofChains: placed.map(({ places }) => places) },
    ...(creator && { creator }),
    ...(browser && { browser }),
    leftOut,
    unreadable: unreadable.length,
    notes: toNotes({ unreadable, mistaken, ignored, gaps, lacking, leftOut, joined }),
  };
}

/** An entry that isn't entirely in Detour's format is read as an ordinary entry. */
function readEntries(entries: readonly unknown[]) {
  const own: OwnPart[] = [];
  const indexed: IndexedEntry[] = [];
  const unreadable: string[] = [];
  const mistaken: string[] = [];
  for (const [index, entry] of entries.entries()) {
    if (isObject(entry) && claimsToBeOwn(entry)) {
      const read = readOwnEntry(entry);
      if (!('wrong' in read)) {
        own.push(toOwnPart(read, index));
        continue;
      }
      mistaken.push(placeOf(index) + read.wrong);
    }
    const read = indexEntry(entry, index);
    if ('wrong' in read) unreadable.push(read.wrong(placeOf(index)));
    else indexed.push(read);
  }
  return { own, indexed, unreadable, mistaken };
}

function placeOf(index: number): string {
  return `log.entries[${index}]`;
}
