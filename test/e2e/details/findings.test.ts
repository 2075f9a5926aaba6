import { expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { openChain, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const FINDING = `((finding) => finding && ({
  severity: finding.dataset.severity,
  text: finding.querySelector('[data-part=finding-text]').textContent,
  remedy: finding.querySelector('[data-part=remedy]').textContent,
  reference: finding.querySelector('a').href,
}))(document.querySelector('[data-transition-index="0"] [data-finding]'))`;

it(`a POST lost to a 302 that adds a slash is explained, with the fix, in ${browserName}`, async () => {
  const { browser, lab } = harness;
  const scenario = findScenario('order-lost');
  if (!scenario) throw new Error('the lab has no order-lost');
  await playScenario(browser, lab, scenario);
  const [row] = await waitForRows(browser, 'rows[0] && !rows[0].pending', 'the chain');
  expect(row?.mark).toBe('warning');
  await openChain(browser, row?.id ?? '');

  expect(await browser.panel.evaluate(FINDING)).toEqual({
    severity: 'warning',
    text: '302 changed POST to GET and dropped the body of 24 B',
    remedy: 'Request the redirect target directly, or return 307 to keep the method and body.',
    reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.3',
  });

  await browser.panel.click('[data-finding] summary');
  await browser.waitForPanel(`document.querySelector('[data-part=snippet]') !== null`, 'the fix');
  const snippet = await browser.panel.evaluate<string>(
    `document.querySelector('[data-part=snippet]').textContent`,
  );
  expect(snippet).toContain('return 307 "/s/order-lost/orders/');

  await browser.panel.click('.fix-choice button');
  await browser.waitForPanel(
    `document.querySelector('.fix-choice button').textContent === 'Copied'`,
    'the word that it was copied',
  );
  await browser.panel.evaluate(`void document.querySelector('[aria-label=Filter]').select()`);
  await browser.panel.press('Control+v');
  // A field for one line has its own way with line breaks.
  const words = JSON.stringify(snippet.replace(/\s/g, ''));
  await browser.waitForPanel(
    `document.querySelector('[aria-label=Filter]').value.replace(/\\s/g, '') === ${words}`,
    'the snippet, pasted',
  );
});
