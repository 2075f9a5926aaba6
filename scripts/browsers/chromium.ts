import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { driveBackground } from './chromium-background.ts';
import {
  ChromiumDevTools,
  type DevToolsOptions,
  devtoolsPreferences,
  evaluateIn,
  openElsewhere,
} from './chromium-devtools.ts';
import { importHar } from './chromium-network.ts';
import { driveInspectedPage, navigate } from './chromium-page.ts';
import type {
  DrivenBrowser,
  DrivenTab,
  OpenedTab,
  OpenOptions,
  TabPlace,
} from './driven-browser.ts';
import { createWorkspace, type Workspace, watchProcess, withObituary } from './lifetime.ts';
import { reloadDocument, waitForPanel } from './panel.ts';

const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--window-size=1400,900',
];

/** Opens Chrome, Chromium or Edge. See `openBrowser`. */
export async function openChromium(options: OpenOptions): Promise<DrivenBrowser> {
  const workspace = await createWorkspace('chromium');
  try {
    const preferences = devtoolsPreferences(options.theme ?? 'light', options.headless);
    await mkdir(path.join(workspace.profile, 'Default'));
    const file = path.join(workspace.profile, 'Default', 'Preferences');
    await writeFile(file, JSON.stringify(preferences));
    const browser = await launch(options, workspace).catch((cause) => {
      throw new Error(`Chromium did not start. Its stderr:\n${lastWords(options)}`, { cause });
    });
    return await drive(browser, options, workspace).catch(async (error) => {
      await browser.close().catch(() => {});
      throw error;
    });
  } catch (error) {
    await workspace.remove();
    throw error;
  }
}

// puppeteer doesn't show what a browser that fails to start has printed, so the browser is run again.
function lastWords({ executablePath, headless }: OpenOptions): string {
  if (!executablePath) return 'no executable was named';
  const args = ['--dump-dom', 'about:blank'];
  if (headless) args.unshift('--headless');
  if (process.getuid?.() === 0) args.unshift('--no-sandbox');
  const { stderr, error } = spawnSync(executablePath, args, { encoding: 'utf8', timeout: 5000 });
  return `${stderr ?? ''}${error ?? ''}`.trim().slice(-4000);
}

function launch(options: OpenOptions, { profile, downloads }: Workspace): Promise<Browser> {
  const args = [...QUIET, ...(options.args ?? [])];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const rules = Object.entries(options.hosts ?? {}).flatMap(([host, { http, https }]) => [
    `MAP ${host}:80 127.0.0.1:${http}`,
    `MAP ${host}:443 127.0.0.1:${https}`,
  ]);
  if (rules.length > 0) args.push(`--host-resolver-rules=${rules.join(',')}`);
  const { language } = options;
  if (language) args.push(`--lang=${language}`);
  const spki = options.certificateAuthority?.spkiHash;
  if (spki) args.push(`--ignore-certificate-errors-spki-list=${spki}`);
  return puppeteer.launch({
    ...(options.executablePath ? { executablePath: options.executablePath } : {}),
    headless: options.headless,
    pipe: true, // needed to install an unpacked extension
    enableExtensions: true,
    userDataDir: profile,
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
    defaultViewport: null, // the window belongs to the user
    handleSIGINT: false, // lifetime.ts kills it
    handleSIGTERM: false,
    handleSIGHUP: false,
    // On Linux, this variable is used instead of the argument.
    ...(language && { env: { ...process.env, LANGUAGE: language.replace('-', '_') } }),
    args,
  });
}

async function drive(
  browser: Browser,
  options: OpenOptions,
  workspace: Workspace,
): Promise<DrivenBrowser> {
  const child = browser.process();
  if (!child) throw new Error('puppeteer did not start Chromium itself');
  const watched = watchProcess(child);
  const extensionId = await installExtensions(browser, options);
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await navigate(page, options.url);

  const devtoolsOptions = { extensionId, title: options.panelTitle ?? 'Redirects' };
  const { opened, ...tab } = driveTab(browser, page, devtoolsOptions);
  if (options.devtools !== false) await tab.openDevTools();
  const anotherTab = (other: Page): OpenedTab => {
    const { opened: _opened, ...driven } = driveTab(browser, other, devtoolsOptions);
    return { ...driven, close: () => other.close() };
  };

  const closed = watched.exited.then(() => workspace.remove());
  closeWithLastPage(browser);
  const driver: DrivenBrowser = {
    name: 'chromium',
    version: (await browser.version()).replace(/^.*\//, ''),
    downloads: workspace.downloads,
    ...tab,
    devtools: {
      evaluate: async <T>(expression: string) =>
        (await opened().page.evaluate(`(${expression}\n)`)) as T,
    },
    background: await driveBackground(browser, page, extensionId),
    openTab: async (url, where) => {
      const other = await openPage(browser, where);
      await navigate(other, url);
      return anotherTab(other);
    },
    findTab: async (url) => {
      const target = await browser.waitForTarget((t) => t.type() === 'page' && t.url() === url);
      return anotherTab(await target.asPage());
    },
    importHar: (file, count) =>
      importHar(opened().page, path.resolve(file), count).finally(() => opened().show()),
    forgetPages: () => forgetPages(browser, page),
    setTheme: (theme) => opened().setTheme(theme),
    setPanelSize: (width, height) => opened().setSize(width, height, options.headless),
    screenshot: async () =>
      (await page.hasDevTools()) ? opened().screenshot() : Buffer.from(await page.screenshot()),
    panelScreenshot: () => opened().panelScreenshot(),
    close: async () => {
      await Promise.race([browser.close(), watched.exited]);
      await closed;
    },
    closed,
  };
  return withObituary(driver, 'Chromium', watched, () => browser.connected);
}

/** Returns Detour's own ID. */
async function installExtensions(browser: Browser, options: OpenOptions): Promise<string> {
  const extension = path.resolve(options.extension);
  const id = options.privateWindows
    ? await installForPrivateWindows(browser, extension)
    : await browser.installExtension(extension);
  for (const other of options.otherExtensions ?? []) {
    await browser.installExtension(path.resolve(other));
  }
  return id;
}

/** On macOS, the browser survives its last window. A prerendered page takes a moment to replace a tab's old page. */
function closeWithLastPage(browser: Browser): void {
  browser.on('targetdestroyed', async () => {
    if (hasPage(browser)) return;
    await sleep(1000);
    if (!hasPage(browser)) await browser.close().catch(() => {});
  });
}

/** Puppeteer has no method for it. */
async function installForPrivateWindows(browser: Browser, folder: string): Promise<string> {
  const root = await browser.target().createCDPSession();
  const options = { path: folder, enableInIncognito: true };
  const { id } = await root.send('Extensions.loadUnpacked', options);
  return id;
}

/** Drives a tab; `opened` returns its DevTools, or throws. */
function driveTab(
  browser: Browser,
  page: Page,
  options: DevToolsOptions,
): DrivenTab & { opened(): ChromiumDevTools } {
  let devtools: ChromiumDevTools | undefined;
  const opened = () => {
    if (devtools) return devtools;
    throw new Error('DevTools is not open');
  };
  const panel = {
    evaluate: <T>(expression: string) => evaluateIn<T>(opened().panel, expression),
    reload: () => reloadDocument(panel),
    press: (key: string) => opened().press(key),
    click: (selector: string) => opened().click(selector, 'left'),
    rightClick: (selector: string) => opened().click(selector, 'right'),
    drag: (selector: string, byX: number) => opened().drag(selector, byX),
  };
  return {
    opened,
    page: driveInspectedPage(page),
    panel,
    waitForPanel: (expression, what, timeout) => waitForPanel(panel, expression, what, timeout),
    openDevToolsElsewhere: async () => void (await openElsewhere(browser, page, options)),
    openDevTools: async () => {
      devtools ??= await ChromiumDevTools.open(browser, page, options);
    },
    closeDevTools: async () => {
      const closing = devtools;
      devtools = undefined;
      await closing?.close(page);
    },
  };
}

async function openPage(browser: Browser, where: TabPlace): Promise<Page> {
  if (where === 'private window') return (await browser.createBrowserContext()).newPage();
  return browser.newPage({ type: where });
}

async function forgetPages(browser: Browser, first: Page): Promise<void> {
  const isTab = (url: string) => !url.startsWith('devtools:');
  const others = browser
    .targets()
    .filter((target) => target.type() === 'page' && isTab(target.url()));
  for (const target of others) {
    if (target !== first.target()) await (await target.page())?.close();
  }
  const session = await first.createCDPSession();
  const { origin } = new URL(first.url());
  await session.send('Network.clearBrowserCookies');
  await session.send('Network.clearBrowserCache');
  if (origin !== 'null')
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

function hasPage(browser: Browser): boolean {
  return browser.targets().some((target) => target.type() === 'page');
}
