/**
 * Measures how servers and frameworks redirect: installs every one that this machine can run in a cache folder, requests
 * its usual redirects, directly and behind each proxy, and writes what was sent to lab/measured/servers.json.
 *
 *     npm run servers:measure                           all; rows of servers that can't be installed stay the same
 *     npm run servers:measure -- nginx Django           only those whose names begin like this; other rows stay the same
 *     npm run servers:measure -- --behind nginx,Caddy   directly and behind these; rows behind other proxies stay the same
 *
 * Debian's servers require root and debootstrap: they run in their own root folder.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { APPLICATIONS } from './applications.ts';
import { type Front, measureServer } from './measure.ts';
import { PROXIES } from './proxies/index.ts';
import type { ServerRow } from './row.ts';
import type { MeasuredServer } from './server.ts';

const ROWS = 'lab/measured/servers.json';

const { values, positionals: wantedNames } = parseArgs({
  options: { behind: { type: 'string' } },
  allowPositionals: true,
});

const behind = values.behind?.split(',');

await measureAll();

async function measureAll(): Promise<void> {
  const proxies = PROXIES.filter(({ name, isProxy }) => isProxy && isAskedBehind(name)).flatMap(
    bringProxy,
  );
  const rows: ServerRow[] = [];
  for (const server of [...PROXIES, ...APPLICATIONS].filter(isWanted)) {
    rows.push(...(await measureOne(server, proxies)));
    write(rows);
  }
  console.log(`${ROWS} is written: ${readRows().length} rows`);
}

function isWanted({ name }: MeasuredServer): boolean {
  return wantedNames.length === 0 || wantedNames.some((start) => name.startsWith(start));
}

/** Whether this run measures servers behind that proxy; all are measured alone (null). */
function isAskedBehind(front: string | null): boolean {
  return front === null || (behind?.includes(front) ?? true);
}

function isOf(row: ServerRow, { name, setting = '' }: MeasuredServer): boolean {
  return row.server === name && row.setting === setting;
}

function titleOf({ name, setting }: MeasuredServer): string {
  return setting === undefined ? name : `${name} (${setting})`;
}

function bringProxy(server: MeasuredServer): Front[] {
  try {
    return [{ server, version: server.bring() }];
  } catch (error) {
    console.error(`no server is asked behind ${server.name}: ${(error as Error).message}`);
    return [];
  }
}

async function measureOne(server: MeasuredServer, proxies: readonly Front[]): Promise<ServerRow[]> {
  try {
    const version = server.bring();
    const others = proxies.filter((proxy) => proxy.server.name !== server.name);
    const rows = await measureServer(server, version, others);
    if (rows.length === 0) throw new Error('it redirected nothing');
    console.log(`${titleOf(server)} ${version}: ${rows.length} redirects`);
    return rows;
  } catch (error) {
    const fate = readRows().some((row) => isOf(row, server))
      ? 'stays as it was measured'
      : 'is left out';
    console.error(`${titleOf(server)} ${fate}: ${(error as Error).message}`);
    return [];
  }
}

/**
 * One row per line, so that changes are visible; written after each server, so that an interrupted run is not lost.
 * Rows that this run did not reach stay as they are.
 */
function write(rows: readonly ServerRow[]): void {
  const order = [...PROXIES, ...APPLICATIONS].map(titleOf);
  const rank = ({ server, setting }: ServerRow) =>
    order.indexOf(setting === '' ? server : `${server} (${setting})`);
  const done = new Set(rows.map(rank));
  const isLeft = (row: ServerRow) => !done.has(rank(row)) || !isAskedBehind(row.behind);
  const all = [...rows, ...readRows().filter(isLeft)];
  const lines = all.sort((a, b) => rank(a) - rank(b)).map((row) => JSON.stringify(row));
  // Readers always find a complete file.
  writeFileSync(`${ROWS}.new`, `[\n${lines.join(',\n')}\n]\n`);
  renameSync(`${ROWS}.new`, ROWS);
}

function readRows(): readonly ServerRow[] {
  return existsSync(ROWS) ? JSON.parse(readFileSync(ROWS, 'utf8')) : [];
}
