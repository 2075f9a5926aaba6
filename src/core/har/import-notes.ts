/** What a user should know of an import, in sentences that name the place. */

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
    ...sentence(unreadable, ['entry could', 'entries could'], 'not be read'),
    ...sentence(
      mistaken,
      ['entry says that it is', 'entries say that they are'],
      'Detour’s own, but not all of it is as Detour writes it, so that it is read like any other',
    ),
    ...sentence(ignored, ['header is', 'headers are'], 'left out as unreadable'),
    ...sentence(gaps, ['chain is', 'chains are'], 'not whole, for entries are missing'),
    ...counted(
      joined,
      ['chain was', 'chains were'],
      'put together by URL and time: the file does not say which request followed which.',
    ),
    ...counted(leftOut, ['entry is', 'entries are'], 'left out, being no part of a redirect.'),
  ];
}

/** `2 entries could not be read; the first: log.entries[3].request.url is not a URL.` */
function sentence(places: readonly string[], nouns: readonly [string, string], rest: string) {
  const which = places.length === 1 ? ': ' : '; the first: ';
  return counted(places.length, nouns, `${rest}${which}${places[0]}.`);
}

function counted(count: number, [one, many]: readonly [string, string], rest: string): string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many} ${rest}`];
}
