/**
 * Tries the lines that the panel offers on the servers they are for: the fault must be present without them and fixed with
 * them, directly and behind a proxy that terminates TLS. Writes lab/measured/fixes.json.
 *
 *     npm run fixes:verify                     all servers that can be installed; as root, because Debian's are unpacked
 *                                              in a root folder; other packages are installed in the cache folder
 *     npm run fixes:verify -- nginx Django     only these; other rows stay the same
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createCertificate } from '../../lab/certificate.ts';
import { toSnippets } from '../../src/core/formats/fixes/index.ts';
import { CACHE } from '../versions/bring.ts';
import { startApplication } from './application.ts';
import { type Case, casesFor, hostsOf, type Mode } from './cases.ts';
import { type Judged, judge, judgeOthers } from './judge.ts';
import type { FixRow } from './row.ts';
import type { ReadyServer, Setup, TestedServer } from './server.ts';
import { TESTED_SERVERS } from './servers/index.ts';
import { startProxy } from './servers/nginx.ts';

const ROWS = 'lab/measured/fixes.json';
const MODES: readonly Mode[] = ['direct', 'behind TLS'];

const { positionals } = parseArgs({ allowPositionals: true });
const cache = path.join(path.dirname(CACHE), 'fixes');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), 'detour-fixes-'));
let isRight = true;
for (const server of TESTED_SERVERS) {
  if (positionals.length === 0 || positionals.includes(server.name)) await verify(server);
}
if (isRight) rmSync(folder, { recursive: true, force: true });
else console.error(`configurations and logs are in ${folder}`);
process.exitCode = isRight ? 0 : 1;

async function verify(server: TestedServer): Promise<void> {
  try {
    const ready = server.bring(cache);
    const found: FixRow[] = [];
    for (const mode of MODES) found.push(...(await verifyMode(server, ready, mode)));
    write(server.name, found);
    const counts = ['gone', 'respelled', 'never', 'refused', 'wrong'].map(
      (result) => `${found.filter((row) => row.result === result).length} ${result}`,
    );
    console.log(`${ready.version}: ${counts.join(', ')}`);
  } catch (error) {
    isRight = false;
    console.error(`${server.name} is left out: ${(error as Error).message}`);
  }
}

async function verifyMode(
  { name }: TestedServer,
  ready: ReadyServer,
  mode: Mode,
): Promise<FixRow[]> {
  const cases = casesFor(mode).flatMap((each) => {
    const snippet = toSnippets(each.fix).find(({ server }) => server === name);
    return snippet ? [{ case: each, lines: snippet.text }] : [];
  });
  const without = cases.map((each) => ({ ...each, lines: undefined }));
  const before = await judgeAll(ready, mode, without, `${name}-${mode}-before`);
  const after = await judgeAll(ready, mode, cases, `${name}-${mode}-after`);
  return cases.map(({ case: { kind, fix, moved, others }, lines }, index) => {
    const [without, withLines] = [before[index], after[index]];
    if (!without || !withLines) throw new Error('not judged');
    const touched = withLines.touched.filter((url) => !without.touched.includes(url));
    const newlyRefused = withLines.refused.filter((text) => !without.refused.includes(text));
    const wrong = withLines.wrong ?? newlyRefused[0] ?? touched[0];
    if (wrong !== undefined) {
      isRight = false;
      console.error(`${ready.version}, ${mode}, ${kind}: ${wrong}`);
    }
    const seen = withLines.respelled ?? withLines.refused[0];
    return {
      server: name,
      version: ready.version,
      kind,
      mode,
      ...fix,
      lines,
      requests: moved.length + others.length,
      result: wrong === undefined ? resultOf(without, withLines) : 'wrong',
      ...(withLines.refused.length > 0 && { refused: withLines.refused.length }),
      ...(seen !== undefined && { seen }),
    };
  });
}

function resultOf(before: Judged, after: Judged): FixRow['result'] {
  if (after.right === 0) return 'refused';
  if (before.wrong === undefined) return 'never';
  return after.respelled === undefined ? 'gone' : 'respelled';
}

async function judgeAll(ready: ReadyServer, mode: Mode, cases: Setup['cases'], run: string) {
  const own = path.join(folder, run.replace(/\W/g, '-'));
  mkdirSync(own);
  const application = await startApplication(cases.map((each) => each.case));
  const certificate = await writeCertificate(own);
  const server = await ready
    .run({ folder: own, mode, cases, application: application.port, certificate })
    .catch(async (error) => {
      await application.close();
      throw error;
    });
  const proxy =
    mode === 'direct' ? undefined : await startProxy(own, server.ports.http, certificate);
  const ports = proxy?.ports ?? server.ports;
  const hosts = new Set(cases.flatMap((each) => hostsOf(each.case)));
  const judgeOne = async (each: Case) => ({
    ...(await judge(each, ports, hosts)),
    touched: await judgeOthers(each, ports, hosts),
  });
  try {
    const verdicts: Awaited<ReturnType<typeof judgeOne>>[] = [];
    for (const each of cases) verdicts.push(await judgeOne(each.case));
    return verdicts;
  } finally {
    await Promise.all([proxy?.stop(), server.stop(), application.close()]);
  }
}

async function writeCertificate(own: string) {
  const { chain, key } = await createCertificate();
  const files = { chain: path.join(own, 'chain.pem'), key: path.join(own, 'key.pem') };
  writeFileSync(files.chain, chain);
  writeFileSync(files.key, key);
  return files;
}

/** The other servers' rows stay the same. */
function write(server: string, found: readonly FixRow[]): void {
  const before: FixRow[] = existsSync(ROWS) ? JSON.parse(readFileSync(ROWS, 'utf8')) : [];
  const rows = TESTED_SERVERS.flatMap(({ name }) =>
    name === server ? found : before.filter((row) => row.server === name),
  );
  writeFileSync(ROWS, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
}
