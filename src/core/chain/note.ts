/** What a user writes about a chain. */

/** The longest note, in UTF-16 code units. */
export const MOST_NOTE = 2000;

/** Reads a note as typed or from a file: trims it; undefined if nothing is left. */
export function toNote(text: string): string | undefined {
  return text.trim().slice(0, MOST_NOTE).trimEnd() || undefined;
}
