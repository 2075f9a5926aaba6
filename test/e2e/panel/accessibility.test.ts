import { afterEach, describe, it } from 'vitest';
import { VIEWS } from '../../../scripts/pictures/views.ts';
import { expectAccessible } from '../axe.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

/** Nothing that was chosen, pinned or opened in one view is to be seen in the next. */
afterEach(async () => {
  const { panel } = harness.browser;
  await panel.evaluate(`(globalThis.browser ?? chrome).storage.local.clear().then(() => true)`);
  await panel.reload();
});

describe.each([1400, 420])(`axe in ${browserName}, %i px wide,`, (width) => {
  it.each(Object.entries(VIEWS))('finds nothing in %s', async (_, open) => {
    await harness.browser.setPanelSize(width);
    await open(harness);
    await expectAccessible(harness.browser);
  });
});
