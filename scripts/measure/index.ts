/**
 * Measures what HTTP clients do with redirects: runs every client that this machine has or can install against a server on
 * loopback, and writes what the server saw to lab/clients.json and lab/client-facts.json.
 *
 *     npm run clients:measure                        all of them; libraries are fetched into a temporary folder;
 *                                                    what cannot be had stays as it was measured, or is left out
 *     npm run clients:measure -- --install           also installs Debian packages, as root
 *     npm run clients:measure -- curl 'Python httpx' those whose names begin so; the other rows stay as they are
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Measured, measure } from './measure.ts';
import type { ClientFacts, ClientRow } from './probe.ts';
import { makeReady } from './ready.ts';
import { type ProbeServer, startProbeServer } from './server.ts';
import { MEASURED_CLIENTS, type MeasuredClient } from './table.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const ROWS = 'lab/clients.json';
const FACTS = 'lab/client-facts.json';

const { values, positionals } = parseArgs({
  options: { install: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const server = await startProbeServer();
const workshop = openWorkshop(values.install, server.certificate.authority);
try {
  await measureAll(server, workshop);
} finally {
  await server.close();
  workshop.remove();
}

async function measureAll(server: ProbeServer, workshop: Workshop): Promise<void> {
  const wanted = ({ name }: MeasuredClient) =>
    positionals.length === 0 || positionals.some((start) => name.startsWith(start));
  const results = new Map<string, Measured>();
  for (const client of MEASURED_CLIENTS) {
    if (!wanted(client)) keep(client.name, results);
    else await measureOne(client, server, workshop, results);
  }
  write(
    ROWS,
    [...results.values()].flatMap(({ rows }) => rows),
  );
  write(
    FACTS,
    [...results.values()].map(({ facts }) => facts),
  );
}

async function measureOne(
  client: MeasuredClient,
  server: ProbeServer,
  workshop: Workshop,
  results: Map<string, Measured>,
): Promise<void> {
  const { name } = client;
  try {
    const ready = await makeReady(client, workshop, server);
    const measured = await measure(name, ready, server).finally(() => ready.close());
    results.set(name, measured);
    console.log(`${name} ${ready.version}: ${measured.rows.length} redirects`);
  } catch (error) {
    keep(name, results);
    const fate = results.has(name) ? 'stays as it was measured' : 'is left out';
    console.error(`${name} ${fate}: ${(error as Error).message}`);
  }
}

/** What was measured before. */
function keep(name: string, results: Map<string, Measured>): void {
  const rows = read<ClientRow>(ROWS).filter(({ client }) => client === name);
  const facts = read<ClientFacts>(FACTS).find(({ client }) => client === name);
  if (facts) results.set(name, { rows, facts });
}

function read<T>(file: string): T[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A row a line, so that a change is seen. */
function write(file: string, rows: readonly object[]): void {
  writeFileSync(file, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  console.log(`${file} is written: ${rows.length} rows`);
}
