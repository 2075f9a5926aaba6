/**
 * Records what DevTools' network log contains for a few scenarios, and the events that webRequest fired: plays them
 * with the probe of test/extensions/probe in DevTools and writes test/fixtures/network/BROWSER/SCENARIO.json.
 *
 *     tsx scripts/record/record-network.ts [--browser chromium|firefox]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findScenario } from '../../lab/scenarios/index.ts';
import { type Lab, startLab } from '../../lab/server.ts';
import { type BrowserName, type DrivenBrowser, openBrowser } from '../browsers/index.ts';

const SCENARIOS = ['order-lost', 'patch-307', 'blob-upload', 'hsts', 'loop-of-one', 'refused'];

/** How long entries may be delayed, in milliseconds: some arrive long after the request has ended. */
const PATIENCE = 1000;

interface Fields {
  readonly headers: readonly { readonly name: string }[];
}

interface Entry extends Record<string, unknown> {
  readonly request: Fields;
  readonly response: Fields;
  readonly _initiator?: { readonly stack?: { readonly callFrames: readonly { url: string }[] } };
}

const { values } = parseArgs({ options: { browser: { type: 'string' } } });
for (const name of values.browser ? [values.browser] : ['chromium', 'firefox']) {
  await recordAll(name as BrowserName);
}

async function recordAll(name: BrowserName): Promise<void> {
  const lab = await startLab({ port: 8307, httpsPort: 8443 });
  const browser = await openBrowser(name, {
    extension: 'test/extensions/probe',
    url: `${lab.origin}/`,
    headless: true,
    panelTitle: 'Probe',
    hosts: { ...lab.hosts },
    certificateAuthority: lab.certificateAuthority,
  });
  const folder = `test/fixtures/network/${name}`;
  await mkdir(folder, { recursive: true });
  for (const id of SCENARIOS) {
    const { events, entries } = await recordOne(browser, lab, id);
    const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));
    const text = `{"browser": ${JSON.stringify(`${name} ${browser.version}`)},
"events": [\n${lines(events).join(',\n')}\n],
"entries": [\n${lines(entries).join(',\n')}\n]}\n`;
    await writeFile(`${folder}/${id}.json`, text);
  }
  await browser.close();
  await lab.close();
  console.log(`${folder}: ${SCENARIOS.length} scenarios`);
}

async function recordOne(browser: DrivenBrowser, lab: Lab, id: string) {
  if (!findScenario(id)) throw new Error(`The lab has no scenario ${id}`);
  await browser.page.navigate(lab.url(id));
  await sleep(PATIENCE);
  await browser.background.evaluate('seen.splice(0).length');
  await browser.panel.evaluate('seen.splice(0).length');
  await browser.page.evaluate(`void document.querySelector('#play').click()`);
  await sleep(PATIENCE);
  const events =
    await browser.background.evaluate<Parameters<typeof cleanEvent>[0][]>('seen.splice(0)');
  const entries = await browser.panel.evaluate<Entry[]>('seen.splice(0)');
  return { events: events.map(cleanEvent), entries: entries.map(clean) };
}

/** Removes what nothing here reads: most headers, and calls of the program that drives the browser. */
function clean({ _initiator, ...entry }: Entry): object {
  const callFrames = _initiator?.stack?.callFrames.filter(({ url }) => url.startsWith('http'));
  return {
    ...entry,
    request: withHeaders(entry.request, /^content-length$/i),
    response: withHeaders(entry.response, /^$/),
    ...(_initiator && {
      _initiator: { ..._initiator, ...(callFrames && { stack: { callFrames } }) },
    }),
  };
}

/** The same for a webRequest event. */
function cleanEvent([name, details]: [string, { requestHeaders?: Fields['headers'] }]) {
  const { requestHeaders } = details;
  if (!requestHeaders) return [name, details];
  return [
    name,
    { ...details, requestHeaders: withHeaders({ headers: requestHeaders }, /^content-/i).headers },
  ];
}

function withHeaders<T extends Fields>(message: T, wanted: RegExp): T {
  return {
    ...message,
    cookies: [],
    headers: message.headers.filter(({ name }) => wanted.test(name)),
  };
}
