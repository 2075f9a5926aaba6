/** What DevTools' own network log adds to the chains. Without it they are whole: the tests of webRequest are their own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gatesOf } from '../../../lab/scenario.ts';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { openChain, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { exportHar } from '../../../scripts/record/exported-har.ts';
import { harProblems } from '../../support/schemas/har-schema.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Has the page send a request and read the answer: only then has it ended. */
async function request(path: string, init: RequestInit): Promise<void> {
  const { browser, lab } = harness;
  const sent = `fetch(${JSON.stringify(lab.origin + path)}, ${JSON.stringify(init)})`;
  await browser.page.evaluate(`${sent}.then((response) => response.text())`);
}

/** Opens the chain of one request, and waits until the network log has told of all its hops. */
async function openEnriched(path: string, init: RequestInit): Promise<void> {
  const { browser } = harness;
  await request(path, init);
  const [row] = await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
  if (!row) throw new Error('no row');
  await openChain(browser, row.id);
  await waitForLog(2);
}

const waitForLog = (hops: number) =>
  harness.browser.waitForPanel(
    `document.querySelectorAll('[data-part=network] [data-part=protocol]').length === ${hops}`,
    `what the network log tells of ${hops} hops`,
  );

const texts = (part: string) =>
  harness.browser.panel.evaluate<string[]>(
    `[...document.querySelectorAll('[data-hop-index] [data-part=${part}]')].map((it) => it.textContent)`,
  );

const isChromium = browserName === 'chromium';

describe(`the network log of ${browserName}`, () => {
  it('reports the protocol of every hop and, in Chromium, its size and initiator', async () => {
    await openEnriched('/s/get-302/old', {});
    expect(await texts('protocol')).toEqual(['HTTP/1.1', 'HTTP/1.1']);
    expect((await texts('transferred')).length).toBe(isChromium ? 2 : 0);
  });

  it('reports how long each phase took, as a held response shows', async () => {
    const { browser, lab } = harness;
    const scenario = findScenario('slow-chain');
    const gates = scenario ? gatesOf(scenario) : [];
    await browser.page.navigate(lab.url('slow-chain'));
    await browser.page.click('#play');
    for (const gate of gates) {
      await lab.held(gate);
      // The time that is to be seen.
      await sleep(100);
      lab.release(gate);
    }
    const [row] = await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    if (row) await openChain(browser, row.id);
    await waitForLog(gates.length);
    expect(await texts('timings')).toEqual(
      gates.map(() => expect.stringMatching(/wait (\d{3} ms|\d\.\d s)/)),
    );
  });

  it('adds the body of a PATCH, also in the export', async () => {
    await openEnriched('/s/patch-307/old', { method: 'PATCH', body: 'hello world' });
    const body = isChromium ? 'body of 11 B (DevTools network log)' : 'body of 11 B';
    expect(await texts('body')).toEqual([body, body]);
    const { har } = await exportHar(harness.browser, true);
    expect(harProblems(har)).toBeUndefined();
    for (const { request, _detour } of har.log.entries) {
      expect(request).toMatchObject({ bodySize: 11, postData: { text: 'hello world' } });
      expect('source' in _detour.body).toBe(isChromium);
      expect(_detour.network).toHaveProperty('timings');
    }
  });

  it('is there again after the panel is reloaded', async () => {
    const { browser } = harness;
    await openEnriched('/s/get-302/old', {});
    await browser.panel.reload();
    const [row] = await waitForRows(browser, 'rows.length === 1', 'the chain');
    await openChain(browser, row?.id ?? '');
    await waitForLog(2);
  });
});
