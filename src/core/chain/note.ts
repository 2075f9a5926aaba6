/** What a user writes about a chain. */

/** The longest note, in UTF-16 code units. */
export const MOST_NOTE = 2000;

/** Reads a note as it was typed or as a file has it: without spaces around it; undefined where nothing is left. */
export function toNote(text: string): string | undefined {
  return text.trim().slice(0, MOST_NOTE).trimEnd() || undefined;
}
