import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import type { Theme } from './driven-browser.ts';
import { middleOf, type Point } from './panel.ts';
import { poll } from './wait.ts';

const UNDOCKED = `import('./ui/legacy/legacy.js').then(({ DockController }) =>
  DockController.DockController.instance().setDockSide('undocked'))`;

// The panel's frame is somewhere in DevTools' shadow trees; the frame of the devtools_page is invisible.
const frameScript = (origin: string, then: string) => `(() => {
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const isFrame = element.localName === 'iframe' && element.src.startsWith('${origin}');
      if (isFrame && element.getBoundingClientRect().width > 0) return element;
      const found = element.shadowRoot && find(element.shadowRoot);
      if (found) return found;
    }
  };
  const frame = find(document);
  return frame ? (${then})(frame) : undefined;
})()`;

/** Evaluates an expression in a CDP target as a user gesture, like a click. */
export async function evaluateIn<T>(session: CDPSession, expression: string): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(${expression}\n)`,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (!exceptionDetails) return result.value as T;
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

export interface DevToolsOptions {
  extensionId: string;
  title: string;
}

/**
 * The DevTools part of a new profile's Default/Preferences. The theme must be set from the start: a panel that loads
 * while the theme changes gets the old one, and no event.
 */
export function devtoolsPreferences(theme: Theme, undocked: boolean): object {
  const settings = { 'ui-theme': JSON.stringify(themeValue(theme)) };
  return {
    devtools: {
      preferences: undocked ? { ...settings, currentDockState: '"undocked"' } : settings,
      synced_preferences_sync_disabled: settings, // where Chromium now keeps the theme
    },
  };
}

/** Chromium's DevTools of one page, opened on an extension's panel. */
export class ChromiumDevTools {
  readonly page: Page;
  readonly panel: CDPSession;
  readonly #origin: string;
  readonly #title: string;

  private constructor(page: Page, panel: CDPSession, origin: string, title: string) {
    this.page = page;
    this.panel = panel;
    this.#origin = origin;
    this.#title = title;
  }

  /** Opens DevTools, or finds it, and waits until the panel's document has loaded. */
  static async open(browser: Browser, inspected: Page, options: DevToolsOptions) {
    const origin = `chrome-extension://${options.extensionId}`;
    const others = new Set(browser.targets());
    const page = await openElsewhere(browser, inspected, options);
    await poll(() => showView(page, origin + options.title), {
      timeout: 15_000,
      what: `a DevTools panel titled ${options.title}`,
    });
    const url = await poll(
      () => page.evaluate(frameScript(origin, '(frame) => frame.src')) as Promise<string>,
      { timeout: 10_000, what: "the panel's frame" },
    );
    // Another tab's panel has the same URL.
    const target = await browser.waitForTarget(
      (t) => t.type() !== 'page' && t.url() === url && !others.has(t),
    );
    const panel = await target.createCDPSession();
    await poll(() => evaluateIn<boolean>(panel, `document.readyState === 'complete'`), {
      timeout: 10_000,
      what: "the panel's document",
    });
    return new ChromiumDevTools(page, panel, origin, options.title);
  }

  /** Closes DevTools, and gives the inspected page its focus back. */
  async close(inspected: Page): Promise<void> {
    await this.page.close();
    const isGone = async () => !(await inspected.hasDevTools());
    await poll(isGone, { timeout: 5000, what: 'DevTools to close' });
  }

  /** Brings our panel to the front. */
  async show(): Promise<void> {
    await showView(this.page, this.#origin + this.#title);
  }

  async setTheme(theme: Theme): Promise<void> {
    await setTheme(this.page, theme);
  }

  /** Presses a key, or several joined by +, wherever the focus is in the panel. */
  async press(key: string): Promise<void> {
    const hasFocus = () => evaluateIn<boolean>(this.panel, 'document.hasFocus()');
    if (!(await hasFocus())) {
      await this.#inFrame('(frame) => { frame.focus(); }');
      await poll(hasFocus, { timeout: 5000, what: 'the panel to have the keyboard' });
    }
    const keys = (key === '+' ? [key] : key.split('+')) as Parameters<
      Page['keyboard']['down']
    >[0][];
    for (const each of keys) await this.page.keyboard.down(each);
    for (const each of keys.reverse()) await this.page.keyboard.up(each);
  }

  /** Clicks the middle of an element in the panel. */
  async click(selector: string, button: 'left' | 'right'): Promise<void> {
    const { x, y } = await this.#middleOf(selector);
    await this.page.mouse.click(x, y, { button });
  }

  /** Drags an element in the panel by its middle, that many CSS pixels to the right. */
  async drag(selector: string, byX: number): Promise<void> {
    const { x, y } = await this.#middleOf(selector);
    const { mouse } = this.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + byX, y, { steps: 4 });
    await mouse.up();
  }

  /** Resizes the panel to `width` × `height`: exactly if `emulated`, otherwise as far as the window system allows. */
  async setSize(width: number, height: number | undefined, emulated: boolean): Promise<void> {
    await this.page.evaluate(UNDOCKED);
    const { y, height: present } = await this.#frameBox();
    const size = { width, height: Math.round((height ?? present) + y) };
    const session = await this.page.createCDPSession();
    if (emulated) {
      const metrics = { ...size, deviceScaleFactor: 0, mobile: false };
      // The session stays attached: detaching it would end the emulation.
      await session.send('Emulation.setDeviceMetricsOverride', metrics);
    } else {
      const { windowId } = await session.send('Browser.getWindowForTarget');
      await session.send('Browser.setWindowBounds', { windowId, bounds: size });
      await session.detach();
    }
    const fits = `Math.abs(innerWidth - ${width}) < 50 && innerWidth`;
    await poll(() => evaluateIn<number>(this.panel, fits), {
      timeout: 3000,
      what: `a panel of ${width} pixels`,
    });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.page.screenshot({ captureBeyondViewport: false }));
  }

  async panelScreenshot(): Promise<Buffer> {
    const clip = await this.#frameBox();
    return Buffer.from(await this.page.screenshot({ captureBeyondViewport: false, clip }));
  }

  /** In CSS pixels of DevTools' own page. */
  async #middleOf(selector: string): Promise<Point> {
    const { x, y } = await evaluateIn<Point>(this.panel, middleOf(selector));
    const frame = await this.#frameBox();
    return { x: frame.x + x, y: frame.y + y };
  }

  #frameBox(): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.#inFrame('(frame) => frame.getBoundingClientRect().toJSON()');
  }

  async #inFrame<T>(script: string): Promise<T> {
    return (await this.page.evaluate(frameScript(this.#origin, script))) as T;
  }
}

/** Opens DevTools on its initial panel, or finds it, and waits until our devtools page exists. */
export async function openElsewhere(
  browser: Browser,
  inspected: Page,
  { extensionId }: DevToolsOptions,
): Promise<Page> {
  const page = await inspected.openDevTools();
  // The devtools_page loads once DevTools has started; DevTools' modules must not be used before.
  const origin = `chrome-extension://${extensionId}`;
  const target = await browser.waitForTarget(
    (t) => t.type() !== 'page' && isDocument(t.url(), origin),
  );
  await untilLoaded(target);
  return page;
}

/** Until its script has run and DevTools has responded to it, the page receives no network events. */
async function untilLoaded(target: Target): Promise<void> {
  const session = await target.createCDPSession();
  const isLoaded = async () => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.readyState === 'complete' &&
        new Promise((resolve) => chrome.devtools.network.getHAR(() => resolve(true)))`,
      awaitPromise: true,
    });
    return result.value === true;
  };
  await poll(isLoaded, { timeout: 15_000, what: 'the devtools page to load' });
  await session.detach();
}

function isDocument(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) && !url.endsWith('.js');
}

// `evaluate` runs in DevTools' own world; waitForFunction would run in an isolated one, where the import is a second,
// empty DevTools. A panel is a view named by its origin followed by its title.
async function showView(devtools: Page, id: string): Promise<boolean> {
  return (await devtools.evaluate(`import('./ui/legacy/legacy.js').then(async ({ ViewManager }) => {
    const manager = ViewManager.ViewManager.instance();
    if (!manager.views.has(${JSON.stringify(id)})) return false;
    await manager.showView(${JSON.stringify(id)});
    return true;
  })`)) as boolean;
}

const themeValue = (theme: Theme) => (theme === 'dark' ? 'dark' : 'default');

async function setTheme(devtools: Page, theme: Theme): Promise<void> {
  await devtools.evaluate(`import('./core/common/common.js').then(({ Settings }) =>
    Settings.Settings.instance().moduleSetting('ui-theme').set('${themeValue(theme)}'))`);
}
