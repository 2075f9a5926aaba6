/** The page in a tab of Chromium, whichever object puppeteer has for it. */
import type { Page, Target } from 'puppeteer-core';
import { evaluateIn } from './chromium-devtools.ts';
import type { InspectedPage } from './driven-browser.ts';
import { poll } from './wait.ts';

/** Drives the page in a tab. */
export function driveInspectedPage(page: Page): InspectedPage {
  return {
    navigate: async (url) => navigate(await shownIn(page), url),
    evaluate: (expression) => evaluateInPage(page, expression),
    click: async (selector) => (await shownIn(page)).click(selector),
  };
}

/** puppeteer discards a page if its tab takes longer than 100 ms to show a prerendered page instead. */
async function shownIn(page: Page): Promise<Page> {
  return (page.mainFrame().detached && (await page.target().page())) || page;
}

async function evaluateInPage<T>(page: Page, expression: string): Promise<T> {
  const done = await poll(
    () =>
      page.mainFrame().detached
        ? evaluateInTarget<T>(page.target(), expression).then((value) => ({ value }))
        : page.evaluate(`(${expression}\n)`).then(
            (value) => ({ value: value as T }),
            (error: Error) => !error.message.includes('detached Frame') && { error },
          ),
    { timeout: 5000, what: 'the page that the tab shows' },
  );
  if ('error' in done) throw done.error;
  return done.value;
}

/** In a separate session, because another page object would wait forever for what the discarded one was told. */
async function evaluateInTarget<T>(target: Target, expression: string): Promise<T> {
  const session = await target.createCDPSession();
  try {
    return await evaluateIn<T>(session, expression);
  } finally {
    await session.detach().catch(() => {});
  }
}

/** Navigates a tab, and waits until its document or the error page has loaded. */
export async function navigate(page: Page, url: string): Promise<void> {
  // Chromium shows no prerendered page in a tab that is hidden by another.
  await page.bringToFront();
  try {
    await page.goto(url);
  } catch (error) {
    const { message } = error as Error;
    if (!message.startsWith('net::')) throw error;
    // ERR_ABORTED keeps the old document (204, download, myapp:). Other errors show an error page shortly after the
    // error is reported; scripts sent before that would be lost.
    if (message.startsWith('net::ERR_ABORTED')) return;
    const isErrorPage = async () => (await page.evaluate('location.protocol')) === 'chrome-error:';
    await poll(isErrorPage, { timeout: 2000, what: 'the error page' }).catch(() => {});
  }
}
