/** What a user should know of an import, in sentences that name the place. */

import { t } from '../../../text/i18n.ts';

/** What came up while a HAR was read. Places are as they would be written in JavaScript: `log.entries[3]`. */
export interface Findings {
  /** Entries that could not be read, and why. */
  readonly unreadable: readonly string[];
  /** Entries that claim to be Detour's, and the field that is not what Detour writes. */
  readonly mistaken: readonly string[];
  /** Headers that are none. */
  readonly ignored: readonly string[];
  /** Where chains of ours begin or end that are not whole. */
  readonly gaps: readonly string[];
  /** How many entries are in no chain. */
  readonly leftOut: number;
  /** How many chains were put together without the file saying so. */
  readonly joined: number;
}

/** Puts findings into sentences; none where there is nothing to say. */
export function toNotes(findings: Findings): string[] {
  const { unreadable, mistaken, ignored, gaps, leftOut, joined } = findings;
  return [
    ...sentence(unreadable, unreadableText),
    ...sentence(mistaken, mistakenText),
    ...sentence(ignored, ignoredText),
    ...sentence(gaps, gapsText),
    ...(joined === 0 ? [] : [joinedText(joined)]),
    ...(leftOut === 0 ? [] : [leftOutText(leftOut)]),
  ];
}

/** Takes how many there are, and the place of the first. */
type PlacedText = (count: number, first: string) => string;

function sentence(places: readonly string[], text: PlacedText): string[] {
  const [first] = places;
  return first === undefined ? [] : [text(places.length, first)];
}

const unreadableText: PlacedText = (count, first) =>
  count === 1
    ? t`1 entry could not be read: ${first}.`
    : t`${inDigits(count)} entries could not be read; the first: ${first}.`;

const mistakenText: PlacedText = (count, first) =>
  count === 1
    ? t`1 entry says that it is Detour’s own, but not all of it is as Detour writes it, so that it is read like any other:
        ${first}.`
    : t`${inDigits(count)} entries say that they are Detour’s own, but not all of them is as Detour writes it, so that they
        are read like any other; the first: ${first}.`;

const ignoredText: PlacedText = (count, first) =>
  count === 1
    ? t`1 header is left out as unreadable: ${first}.`
    : t`${inDigits(count)} headers are left out as unreadable; the first: ${first}.`;

const gapsText: PlacedText = (count, first) =>
  count === 1
    ? t`1 chain is not whole, for entries are missing: ${first}.`
    : t`${inDigits(count)} chains are not whole, for entries are missing; the first: ${first}.`;

const joinedText = (count: number) =>
  count === 1
    ? t`1 chain was put together by URL and time: the file does not say which request followed which.`
    : t`${inDigits(count)} chains were put together by URL and time: the file does not say which request followed which.`;

const leftOutText = (count: number) =>
  count === 1
    ? t`1 entry is left out, being no part of a redirect.`
    : t`${inDigits(count)} entries are left out, being no part of a redirect.`;

function inDigits(count: number): string {
  return count.toLocaleString('en');
}
