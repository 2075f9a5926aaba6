/**
 * Measures what HTTP clients do with redirects: runs every client that this machine has or can install with a server on
 * loopback, and writes what the server received to lab/measured/clients.json and lab/measured/client-facts.json.
 *
 *     npm run clients:measure                        all; libraries are installed in their newest versions, each with its
 *                                                    own package manager into its own temporary folder; rows of clients
 *                                                    that can't be installed stay the same
 *     npm run clients:measure -- --install           installs Debian packages from its newest suite in their own root
 *                                                    folder, as root; otherwise those of this machine are measured
 *     npm run clients:measure -- curl 'Python httpx' only those whose names begin like this; other rows stay the same
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Measured, measure } from './measure.ts';
import { inOwnHosts } from './own-hosts.ts';
import type { ClientFacts, ClientRow } from './probe.ts';
import { makeReady } from './ready.ts';
import { type ProbeServer, startProbeServer } from './server.ts';
import { MEASURED_CLIENTS, type MeasuredClient } from './table.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const ROWS = 'lab/measured/clients.json';
const FACTS = 'lab/measured/client-facts.json';

const { values, positionals } = parseArgs({
  options: { install: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const exitCode = inOwnHosts();
if (exitCode === undefined) await main();
else process.exitCode = exitCode;

async function main(): Promise<void> {
  const server = await startProbeServer();
  const workshop = openWorkshop(values.install, server.certificate.authority);
  const { defaultPorts, subdomain } = server.origins;
  if (!defaultPorts) console.error('ports 80 and 443 cannot be had: what needs them is left out');
  if (!subdomain) console.error('/etc/hosts cannot be replaced: subdomains are left out');
  try {
    await measureAll(server, workshop);
  } finally {
    await server.close();
    workshop.remove();
  }
}

async function measureAll(server: ProbeServer, workshop: Workshop): Promise<void> {
  const wanted = ({ name }: MeasuredClient) =>
    positionals.length === 0 || positionals.some((start) => name.startsWith(start));
  // In the table's order; those that are yet to be measured keep their old rows.
  const results = new Map(MEASURED_CLIENTS.map(({ name }) => [name, measuredBefore(name)]));
  for (const client of MEASURED_CLIENTS.filter(wanted)) {
    await measureOne(client, server, workshop, results);
    const known = [...results.values()].filter((each) => each !== undefined);
    write(
      ROWS,
      known.flatMap(({ rows }) => rows),
    );
    write(
      FACTS,
      known.map(({ facts }) => facts),
    );
  }
  const left = [...results].filter(([, measured]) => !measured).map(([name]) => name);
  if (left.length > 0) console.log(`left out: ${left.join(', ')}`);
}

async function measureOne(
  client: MeasuredClient,
  server: ProbeServer,
  workshop: Workshop,
  results: Map<string, Measured | undefined>,
): Promise<void> {
  const { name } = client;
  try {
    const ready = await makeReady(client, workshop, server);
    const measured = await measure(name, ready, server).finally(() => ready.close());
    results.set(name, measured);
    console.log(`${name} ${ready.version}: ${measured.rows.length} redirects`);
  } catch (error) {
    const fate = results.get(name) ? 'stays as it was measured' : 'is left out';
    console.error(`${name} ${fate}: ${(error as Error).message}`);
  }
}

function measuredBefore(name: string): Measured | undefined {
  const rows = read<ClientRow>(ROWS).filter(({ client }) => client === name);
  const facts = read<ClientFacts>(FACTS).find(({ client }) => client === name);
  return facts && { rows, facts };
}

function read<T>(file: string): T[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** One row per line, so that changes are visible. */
function write(file: string, rows: readonly object[]): void {
  writeFileSync(file, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
}
