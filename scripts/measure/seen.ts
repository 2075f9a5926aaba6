/** The results of the measurement, and how they are put into tables. */
import { readFileSync } from 'node:fs';
import type { Target } from '../../src/core/clients/model.ts';
import type { ClientFacts, ClientRow } from './probe.ts';

export const facts = read<ClientFacts>('lab/measured/client-facts.json');

/** The names of the clients, in the order in which they are measured. */
export const clients = facts.map(({ client }) => client);

const rows = read<ClientRow>('lab/measured/clients.json');

export const statuses = [...new Set(rows.map(({ status }) => status))];

const byClientAndTarget = new Map(
  group(rows, ({ client, target }) => [client, target]).map(([names, some]) => [
    names.join('\n'),
    some,
  ]),
);

/** The results of one client for redirects to one kind of target. */
export function rowsOf(client: string, target: Target): readonly ClientRow[] {
  return byClientAndTarget.get(`${client}\n${target}`) ?? [];
}

function read<T>(file: string): T[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Groups items with the same texts, in order of first appearance. */
export function group<T>(
  items: readonly T[],
  textsOf: (item: T) => readonly string[],
): [texts: readonly string[], items: T[]][] {
  const groups = new Map<string, [readonly string[], T[]]>();
  for (const item of items) {
    const texts = textsOf(item);
    const key = texts.join('\n');
    const known = groups.get(key) ?? [texts, []];
    known[1].push(item);
    groups.set(key, known);
  }
  return [...groups.values()];
}

/** Writes a table in Markdown. */
export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...lines.map(line)].join('\n');
}
