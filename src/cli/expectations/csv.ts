/** CSV (RFC 4180) as people have it: lines end in any way, and cells are parted by commas, semicolons or tabs. */

export interface Row {
  /** The line that it begins at, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads rows; those without a character are left out. The first line shows what parts cells. */
export function readCsv(text: string): Row[] {
  const [first = ''] = text.split(/\r?\n|\r/, 1);
  const separator = ['\t', ';'].find((each) => first.includes(each) && !first.includes(',')) ?? ',';
  const rest = new RegExp(`"((?:[^"]|"")*)"[^${separator}\\r\\n]*|([^${separator}\\r\\n]*)`, 'y');
  const rows: Row[] = [];
  let [cells, line, start]: [string[], number, number] = [[], 1, 1];
  for (let at = 0; at <= text.length; ) {
    rest.lastIndex = at;
    const [whole = '', quoted, bare = ''] = rest.exec(text) ?? [];
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    line += whole.split(/\r\n|[\r\n]/).length - 1;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, cells });
    line += 1;
    [cells, start] = [[], line];
  }
  return rows;
}
