/** The table in docs/clients.md about Authorization and Cookie. */
import type { Target } from '../../src/core/clients/model.ts';
import type { ClientRow } from './probe.ts';
import { clients, group, rowsOf, table } from './seen.ts';

const TARGETS: Readonly<Record<Target, string>> = {
  'same-origin': 'same origin',
  'other-port': 'other port',
  'to-https-default': 'http → https',
  'to-http-default': 'https → http',
  'to-https': 'http → https, own ports',
  'to-http': 'https → http, own ports',
  'to-subdomain': 'subdomain',
  'to-parent': 'parent domain',
  'other-host': 'other host',
};

/** The redirect that shows what happens to credentials; every client that follows any redirect follows it. */
const isPlain = ({ method, status }: ClientRow) => method === 'GET' && status === 302;

/** The credentials that are sent along, by target. */
export function credentialsTable(): string {
  const targets = Object.keys(TARGETS) as Target[];
  const ways = group(clients, (client) =>
    targets.map((target) => credentialsCell(rowsOf(client, target).find(isPlain))),
  );
  return table(
    ['client', ...Object.values(TARGETS)],
    ways.map(([way, members]) => [members.join(', '), ...way]),
  );
}

function credentialsCell(row: ClientRow | undefined): string {
  if (!row) return '?';
  if (!row.followed) return 'not followed';
  const sent = [...(row.authorization ? ['Authorization'] : []), ...(row.cookie ? ['Cookie'] : [])];
  return sent.join(', ') || 'neither';
}

/** Cases in which the method or status makes a difference to credentials. */
export function credentialExceptions(): string {
  const lines = clients.flatMap((client) => {
    const others = (Object.keys(TARGETS) as Target[]).flatMap((target) => {
      const plain = rowsOf(client, target).find(isPlain);
      return rowsOf(client, target).filter(
        (row) => row.followed && plain?.followed && credentialsCell(row) !== credentialsCell(plain),
      );
    });
    return group(others, ({ target, method, sentMethod }) => [
      TARGETS[target],
      sentMethod === method ? '' : 'if the method changes, ',
    ]).map(([[target, changed], some]) => {
      const found = [...new Set(some.map(credentialsCell))].join(' or ');
      const where = [...new Set(some.map(({ status }) => status))].join(', ');
      return `- ${client}, ${changed}${target}, ${where}: ${found}`;
    });
  });
  return lines.length === 0
    ? ''
    : `Other methods and statuses give the same results, except:\n\n${lines.join('\n')}`;
}
