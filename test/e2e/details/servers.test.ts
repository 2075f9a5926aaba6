/** Who answered, in a real browser: what servers sent (lab/measured/servers.json) is sent again, byte for byte. */
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Listener, listenOnLoopback } from '../../../lab/listen.ts';
import type { ServerRow } from '../../../scripts/measure/servers/row.ts';
import { openChain, setFilter, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { layersOf } from '../../../src/core/layers/index.ts';
import { layersText } from '../../../src/core/layers/layer-text.ts';
import { groupBy } from '../../../src/core/lists/group-by.ts';
import { hopOf, SERVER_ROWS, titleOf } from '../../support/lab/server-rows.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Those that the panel must name in so many words. */
const PAIRS: readonly (readonly [server: string, behind: string, text: string])[] = [
  ['Django in gunicorn', 'nginx', 'by Django, via nginx'],
  ['Express ', 'Caddy', 'by Express, via Caddy'],
  ['Flask in gunicorn', 'Apache', 'by Flask (Werkzeug), via Gunicorn'],
  ['Spring ', 'Varnish', 'by Spring, via Varnish'],
  ['nginx ', 'Caddy', 'by nginx, via Caddy'],
  ['Express ', 'Envoy', 'by Express, via Envoy'],
  ['Traefik ', 'Varnish', 'by Traefik, via Varnish'],
  ['Go net/http ', 'lighttpd', 'by Go (net/http), via lighttpd'],
];

/** For each server a redirect that it sent alone, and one through a proxy: those that are named before others. */
function examples(): ServerRow[] {
  const groups = groupBy(
    // That page has the host and the port in it, which are others here.
    SERVER_ROWS.filter(({ setting }) => setting !== 'ServerSignature On'),
    ({ server, setting, behind }) => `${server} ${setting} ${behind !== null}`,
  );
  return [...groups.values()].flatMap(
    (rows) => rows.find((row) => layersOf(hopOf(row)).author !== undefined) ?? rows[0] ?? [],
  );
}

function pairRow(server: string, behind: string): ServerRow {
  const row = SERVER_ROWS.find(
    (each) =>
      `${each.server} ${each.setting}` === server &&
      each.behind === behind &&
      layersOf(hopOf(each)).author,
  );
  if (!row) throw new Error(`no redirect of ${server} behind ${behind} was measured`);
  return row;
}

const EXAMPLES = examples();
const ROWS = [...EXAMPLES, ...PAIRS.map(([server, behind]) => pairRow(server, behind))];

let replay: Listener;

beforeAll(async () => {
  replay = await listenOnLoopback(() =>
    createServer((request, response) => {
      const row = ROWS[Number(/^\/row\/(\d+)$/.exec(request.url ?? '')?.[1])];
      if (row) response.socket?.end(toBytes(row));
      else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>replay</title>');
    }),
  );
});
afterAll(() => replay.close());

/** The body ends with the connection: how it was cut into chunks was not kept. No one sees what is in it. */
function toBytes({ statusLine, headers }: ServerRow): string {
  const [, length] = headers.find(([name]) => /^content-length$/i.test(name)) ?? [];
  const lines = headers
    .filter(([name]) => !/^(?:transfer-encoding|content-encoding)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}`);
  return [statusLine, ...lines, '', '.'.repeat(Number(length ?? 0))].join('\r\n');
}

/** Has the page request a row, and reads what the panel says of who answered. */
async function shownFor(index: number): Promise<string | null> {
  const { browser } = harness;
  const url = JSON.stringify(`/row/${index}`);
  await browser.page.evaluate(
    `fetch(${url}, { redirect: 'manual' }).then(() => true, () => false)`,
  );
  await setFilter(browser, `/\\/row\\/${index}$/`);
  const [row] = await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', `row ${index}`);
  await openChain(browser, row?.id ?? '');
  return browser.panel.evaluate<string | null>(
    `document.querySelector('[data-hop-index="0"] [data-part=sender]')?.textContent ?? null`,
  );
}

it(`each measured server and framework is named, alone and behind a proxy, in ${browserName}`, async () => {
  const { browser } = harness;
  await browser.page.navigate(`http://localhost:${replay.port}/`);
  const shown: [string, string | null][] = [];
  for (const [index, row] of EXAMPLES.entries()) shown.push([titleOf(row), await shownFor(index)]);
  expect(shown).toEqual(
    EXAMPLES.map((row) => [titleOf(row), layersText(layersOf(hopOf(row))) ?? null]),
  );
}, 300_000);

it(`a measured redirect through a proxy names both in ${browserName}`, async () => {
  const { browser } = harness;
  await browser.page.navigate(`http://localhost:${replay.port}/`);
  const shown: (string | null)[] = [];
  for (const index of PAIRS.keys()) shown.push(await shownFor(EXAMPLES.length + index));
  expect(shown).toEqual(PAIRS.map(([, , text]) => text));

  await browser.panel.click('[data-part=layers] summary');
  const rows = await browser.panel.evaluate<string[]>(
    `[...document.querySelectorAll('[data-part=layers] dl > div')].map((row) => row.textContent)`,
  );
  expect(rows).toEqual([
    expect.stringMatching(/^Sent by: Go \(net\/http\), measured \(the body is as long as its own/),
    expect.stringMatching(/^Passed through: lighttpd, declared \(Server: lighttpd\//),
  ]);

  await setFilter(browser, 'by:django');
  await waitForRows(
    browser,
    'rows.length > 0 && rows.every(({ url }) => /row/.test(url))',
    'Django',
  );
}, 120_000);
