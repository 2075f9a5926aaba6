/** The tables in docs/clients.md about method and body. */
import type { ClientRow } from './probe.ts';
import { clients, group, rowsOf, statuses, table } from './seen.ts';

/** The methods of one table: most clients treat methods of one kind alike. */
const TABLES: readonly (readonly string[])[] = [
  ['POST'],
  ['PUT', 'PATCH', 'DELETE'],
  ['GET'],
  ['HEAD'],
  ['OPTIONS'],
];

/** One table per kind of method, and what the tables don't show. */
export function methodTables(): string {
  return `${TABLES.map(methodTable).join('\n\n')}

${hostExceptions()} ${contentTypeText()}`;
}

function methodTable(methods: readonly string[]): string {
  const cells = clients.flatMap((client) => {
    const ways = group(
      methods.filter((method) =>
        rowsOf(client, 'same-origin').some((row) => row.method === method),
      ),
      (method) =>
        statuses.map((status) => {
          const row = rowsOf(client, 'same-origin').find(
            (each) => each.method === method && each.status === status,
          );
          return row ? methodCell(row) : '';
        }),
    );
    // A client is listed with its methods if it supports only some of them, or treats them differently.
    return ways.map(([way, some]) => ({
      name: some.length === methods.length ? client : `${client} (${some.join(', ')})`,
      way,
    }));
  });
  const lines = group(cells, ({ way }) => way).map(([way, members]) => [
    members.map(({ name }) => name).join(', '),
    ...way,
  ]);
  return `### ${methods.join(', ')}

${table(['client', ...statuses.map(String)], lines)}`;
}

function methodCell({ followed, method, sentMethod, bodyBytes }: ClientRow): string {
  if (!followed) return '–';
  const had = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
  const name = sentMethod === method ? 'kept' : sentMethod;
  if (bodyBytes) return sentMethod === method ? 'kept' : `${name} with body`;
  return had && sentMethod === method ? 'kept, no body' : `${name}`;
}

function hostExceptions(): string {
  const differing = clients.filter((client) =>
    rowsOf(client, 'other-host').some((row) => {
      const same = rowsOf(client, 'same-origin').find(
        ({ method, status }) => method === row.method && status === row.status,
      );
      return same !== undefined && methodCell(same) !== methodCell(row);
    }),
  );
  return differing.length === 0
    ? 'A redirect to another host gives the same results.'
    : `A redirect to another host gives other results with ${differing.join(', ')}.`;
}

/** A Content-Type without a body. */
function contentTypeText(): string {
  const keeping = clients.filter((client) =>
    rowsOf(client, 'same-origin').some((row) => row.bodyBytes === 0 && row.contentType !== null),
  );
  return `These clients drop the body but keep its Content-Type: ${keeping.join(', ')}.`;
}
