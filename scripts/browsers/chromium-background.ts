import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { evaluateIn } from './chromium-devtools.ts';
import type { BackgroundDriver } from './driven-browser.ts';
import { poll } from './wait.ts';

/** A worker that has just started doesn't know its browser yet. */
const IS_READY = `typeof chrome !== 'undefined'`;

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
  // Attaches to the worker that runs now: in puppeteer's list, one that has stopped may still stand before it.
  const attach = async () => {
    if (!(await running())) await start();
    const target = await running();
    if (!target) return undefined;
    const { targetId } = target;
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
    const session = root.connection()?.session(sessionId);
    if (session && (await evaluateIn<boolean>(session, IS_READY))) return session;
    await session?.detach();
    return undefined;
  };
  const withSession = async <T>(use: (session: CDPSession) => Promise<T>) => {
    const session = await poll(attach, { timeout: 10_000, what: 'the service worker to begin' });
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
      withSession((session) => evaluateIn<T>(session, expression)),
    heapUsed: () =>
      withSession(async (session) => {
        await session.send('HeapProfiler.collectGarbage');
        return (await session.send('Runtime.getHeapUsage')).usedSize;
      }),
  };
}
