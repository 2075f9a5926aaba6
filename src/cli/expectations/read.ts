/** Expectations as they are written: `--expect 'FROM -> TO [STATUS]'`, and lines of a CSV file. */
import { readFile } from 'node:fs/promises';
import { isRedirectStatus } from '../../core/chain/chain.ts';
import { isHttp } from '../../core/chain/chain-edit.ts';
import { parseUrl } from '../../core/url/origin.ts';
import type { Expectation } from '../checked.ts';
import { systemProblem } from '../problems.ts';
import { Unusable } from '../unusable.ts';
import { readCsv } from './csv.ts';

/**
 * Reads all expectations, in order.
 * @throws Unusable
 */
export async function readExpectations(
  texts: readonly string[],
  files: readonly string[],
): Promise<Expectation[]> {
  const expectations = texts.map(readText);
  for (const name of files) {
    const text = await readFile(name, 'utf8').catch((error) => {
      throw new Unusable(`${name}: ${systemProblem(error)}`);
    });
    const read = readMap(name, text);
    if (read.length === 0) throw new Unusable(`${name}: The file contains no expectations.`);
    for (const expectation of read) expectations.push(expectation);
  }
  return expectations;
}

function readText(text: string): Expectation {
  const [, from, to, status = ''] = /^\s*(\S+)\s+->\s+(\S+)(?:\s+(\S+))?\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new Unusable(`--expect ${JSON.stringify(text)}: it must be FROM -> TO [STATUS]`);
  return toExpectation([from, to, status], '--expect');
}

/** Reads a migration's map: from, to and status, with or without a header. */
function readMap(name: string, text: string): Expectation[] {
  const rows = readCsv(text.replace(/^\u{feff}/u, ''));
  return rows.flatMap(({ line, cells }, index) => {
    const place = `${name}, line ${line}`;
    const [from = '', to = '', status = ''] = cells.map((cell) => cell.trim());
    if (index === 0 && !isPlace(from) && !isPlace(to)) return [];
    if (to === '')
      throw new Unusable(`${place}: there is no second column, where the URL must end`);
    return toExpectation([from, to, status], place);
  });
}

function toExpectation([from, to, status]: [string, string, string], place: string): Expectation {
  for (const url of [from, to]) {
    if (!isPlace(url))
      throw new Unusable(`${place}: ${JSON.stringify(url)} is neither an HTTP URL nor a path`);
  }
  if (status === '') return { from, to, place, status: undefined };
  if (!isRedirectStatus(Number(status)))
    throw new Unusable(
      `${place}: ${JSON.stringify(status)} is not a redirect status: 301, 302, 303, 307 or 308`,
    );
  return { from, to, place, status: Number(status) };
}

/** Returns whether a text is an HTTP URL, or a path, which stands for itself on any host. */
function isPlace(text: string): boolean {
  return text.startsWith('/') || (parseUrl(text) !== undefined && isHttp(text));
}
