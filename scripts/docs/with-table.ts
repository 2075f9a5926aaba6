/** Replaces the part of a document between a command's marks. */

/**
 * @param command the command named in the marks
 * @throws if the document has no such place
 */
export function withTable(document: string, command: string, text: string): string {
  const [first, last] = [`<!-- ${command}: begin -->`, `<!-- ${command}: end -->`];
  const [begin, end] = [document.indexOf(first), document.indexOf(last)];
  if (begin < 0 || end < begin)
    throw new Error(`The document has no place for the table: ${first}`);
  return `${document.slice(0, begin + first.length)}\n${text}\n${document.slice(end)}`;
}
