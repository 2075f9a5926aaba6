/** Reads CSV according to RFC 4180. */

/** @throws Error if the text is not valid CSV */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [whole = '', quoted, bare = ''] =
      /(?:"((?:[^"]|"")*)"|([^",\r\n]*))/y.exec(text.slice(at)) ?? [];
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no field ends at ${at}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}
