import { describe, expect, it } from 'vitest';
import { control, giveFile, press, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { writeChain } from '../../../src/background/storage/stored.ts';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { browserForTests, browserName } from '../harness.ts';
import { storedChains } from '../stored-chains.ts';

const harness = browserForTests();
const API = '(globalThis.browser ?? chrome)';
const NEWS = `document.querySelector('[data-part=news]').textContent`;

/** A redirect that no browser of the lab answers so: by 307 from POST to GET. */
function violationLike({ hops, ...chain }: RedirectChain, id: string, startedAt: number) {
  const [first, ...others] = hops;
  const changed = others.map((hop) => ({ ...hop, method: 'GET' }));
  return { ...chain, id, hops: [{ ...first, startedAt }, ...changed] } as RedirectChain;
}

describe(`announcements in ${browserName}`, () => {
  it('are made once, politely, for violations that begin while the panel is open', async () => {
    const { browser, lab } = harness;
    await browser.page.evaluate(
      `fetch('${lab.origin}/s/post-307/old', { method: 'POST' }).then(() => true, () => false)`,
    );
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    const [chain] = await storedChains(browser, ['/s/post-307/old']);
    if (!chain) throw new Error('the chain was not saved');
    // Older than the panel, though it comes to it only now.
    const old = violationLike(chain, 'old', 1000);
    const fresh = violationLike(chain, 'fresh', chain.hops[0].startedAt);
    const entries = [old, fresh].map((each, index) => [
      `chain:${each.id}`,
      writeChain({ sequence: 10 + index, audience: [chain.tabId], chain: each }),
    ]);
    await browser.background.evaluate(
      `${API}.storage.session.set(${JSON.stringify(Object.fromEntries(entries))}).then(() => true)`,
    );
    await browser.background.stop();
    await waitForRows(browser, 'rows.length === 3', 'the chains that were saved');
    const url = `${lab.origin}/s/post-307/old`;
    await browser.waitForPanel(
      `${NEWS} === ${JSON.stringify(`Violation: 307 changed POST to GET. ${url}`)}`,
      'the news',
    );
    expect(
      await browser.panel.evaluate(`document.querySelector('[data-part=news]').ariaLive`),
    ).toBe('polite');
  });
});

describe(`the focus in ${browserName}`, () => {
  const HAR = JSON.stringify({ log: { version: '1.2', creator: { name: 'x' }, entries: [] } });

  it('moves to the list when an imported session is closed', async () => {
    const { browser, lab } = harness;
    await browser.page.evaluate(`fetch('${lab.origin}/s/get-301/old').then(() => true)`);
    const [row] = await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    await giveFile(browser, 'choose', 'empty.har', HAR);
    await browser.waitForPanel(`${control('Close imported session')} !== undefined`, 'the session');
    await browser.panel.evaluate(`${control('Close imported session')}.focus()`);
    await browser.panel.press('Enter');
    await browser.waitForPanel(
      `document.activeElement.dataset.chainId === '${row?.id}'`,
      'the focus on the row',
    );
  });

  it('moves to what replaces the list when it is cleared', async () => {
    const { browser, lab } = harness;
    await browser.page.evaluate(`fetch('${lab.origin}/s/get-301/old').then(() => true)`);
    await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
    await browser.panel.evaluate(`document.querySelector('[data-chain-id]').focus()`);
    await browser.panel.press('Control+l');
    await browser.waitForPanel(
      `document.activeElement === ${control('Reload page')}`,
      'the focus on what can be done',
    );
    await press(browser, 'Clear');
  });
});
