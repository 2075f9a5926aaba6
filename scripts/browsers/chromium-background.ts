import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { evaluateIn } from './chromium-devtools.ts';
import type { BackgroundDriver } from './driven-browser.ts';
import { poll } from './wait.ts';

/** Drives an extension's service worker. `page` is any page, whose access is used to start workers. */
export async function driveBackground(
  browser: Browser,
  page: Page,
  extensionId: string,
): Promise<BackgroundDriver> {
  const scopeURL = `chrome-extension://${extensionId}/`;
  const root: CDPSession = await browser.target().createCDPSession();
  // Reads the list from the browser itself, because puppeteer's list lags behind.
  const running = async () => {
    const { targetInfos } = await root.send('Target.getTargets');
    return targetInfos.find((t) => t.type === 'service_worker' && t.url.startsWith(scopeURL));
  };
  const start = async () => {
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL });
    await session.detach();
  };
  const withSession = async <T>(use: (session: CDPSession) => Promise<T>) => {
    if (!(await running())) await start();
    const isWorker = (url: string, type: string) =>
      type === 'service_worker' && url.startsWith(scopeURL);
    const target = await browser.waitForTarget((t) => isWorker(t.url(), t.type()));
    const session = await target.createCDPSession();
    return use(session).finally(() => session.detach().catch(() => {}));
  };
  return {
    isRunning: async () => (await running()) !== undefined,
    stop: async () => {
      const target = await running();
      if (!target) return;
      // Watches the worker's status instead of polling: a worker that restarts immediately keeps its target ID.
      const session = await page.createCDPSession();
      let stopped = false;
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        stopped ||= versions.some(
          (version) =>
            version.scriptURL.startsWith(scopeURL) && version.runningStatus === 'stopped',
        );
      });
      await session.send('ServiceWorker.enable');
      // Only once: a second command might stop the next worker.
      await root.send('Target.closeTarget', { targetId: target.targetId });
      await poll(() => stopped, { timeout: 10_000, what: 'the service worker to stop' });
      await session.detach();
    },
    evaluate: <T>(expression: string) =>
      withSession(async (session) => {
        // A worker that has just started doesn't know it yet.
        const knowsBrowser = () => evaluateIn<boolean>(session, `typeof chrome !== 'undefined'`);
        await poll(knowsBrowser, { timeout: 5000, what: 'the service worker to begin' });
        return evaluateIn<T>(session, expression);
      }),
    heapUsed: () =>
      withSession(async (session) => {
        await session.send('HeapProfiler.collectGarbage');
        return (await session.send('Runtime.getHeapUsage')).usedSize;
      }),
  };
}
