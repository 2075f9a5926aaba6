/** What the user should know about an import, in sentences that name the position. */

import { t } from '../../../text/i18n.ts';

/** What was noticed while a HAR was read. Positions are written as in JavaScript: `log.entries[3]`. */
export interface Findings {
  /** Entries that could not be read, with the reasons. */
  readonly unreadable: readonly string[];
  /** Entries that claim to be from Detour, with the field that doesn't match its format. */
  readonly mistaken: readonly string[];
  /** Invalid headers. */
  readonly ignored: readonly string[];
  /** Where incomplete chains of Detour begin or end. */
  readonly gaps: readonly string[];
  /** Entries preceded by an HTTP request that seems to be missing. */
  readonly lacking: readonly string[];
  /** How many entries belong to no chain. */
  readonly leftOut: number;
  /** How many chains were assembled without explicit links in the file. */
  readonly joined: number;
}

/** Writes the notes; empty if there is nothing to say. */
export function toNotes(findings: Findings): string[] {
  const { unreadable, mistaken, ignored, gaps, lacking, leftOut, joined } = findings;
  return [
    ...sentence(unreadable, unreadableText),
    ...sentence(mistaken, mistakenText),
    ...sentence(ignored, ignoredText),
    ...sentence(gaps, gapsText),
    ...sentence(lacking, lackingText),
    ...(joined === 0 ? [] : [joinedText(joined)]),
    ...(leftOut === 0 ? [] : [leftOutText(leftOut)]),
  ];
}

/** Takes the number of entries, and the position of the first. */
type PlacedText = (count: number, first: string) => string;

function sentence(places: readonly string[], text: PlacedText): string[] {
  const [first] = places;
  return first === undefined ? [] : [text(places.length, first)];
}

const unreadableText: PlacedText = (count, first) =>
  count === 1
    ? t`1 entry could not be read: ${first}.`
    : t`${count} entries could not be read; the first: ${first}.`;

const mistakenText: PlacedText = (count, first) =>
  count === 1
    ? t`1 entry claims to be from Detour but doesn’t match its format, so it was read as an
      ordinary entry: ${first}.`
    : t`${count} entries claim to be from Detour but don’t match its format, so they
      were read as ordinary entries; the first: ${first}.`;

const ignoredText: PlacedText = (count, first) =>
  count === 1
    ? t`1 unreadable header was left out: ${first}.`
    : t`${count} unreadable headers were left out; the first: ${first}.`;

const gapsText: PlacedText = (count, first) =>
  count === 1
    ? t`1 chain is incomplete because entries are missing; it starts at ${first}.`
    : t`${count} chains are incomplete because entries are missing; the first starts at
      ${first}.`;

const lackingText: PlacedText = (count, first) =>
  count === 1
    ? t`1 HTTP request seems to be missing from the file, before ${first}.`
    : t`${count} HTTP requests seem to be missing from the file; the first comes before
      ${first}.`;

const joinedText = (count: number) =>
  count === 1
    ? t`1 chain was assembled by URL and time because the file doesn’t record which request
      followed which.`
    : t`${count} chains were assembled by URL and time because the file doesn’t record
      which request followed which.`;

const leftOutText = (count: number) =>
  count === 1
    ? t`1 entry was left out because it isn’t part of a redirect.`
    : t`${count} entries were left out because they aren’t part of a redirect.`;
