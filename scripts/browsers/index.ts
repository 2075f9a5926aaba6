import { findBrowser } from '../setup/setup.mjs';
import { openChromium } from './chromium.ts';
import type { BrowserName, DrivenBrowser, OpenOptions } from './driven-browser.ts';
import { openFirefox } from './firefox.ts';

export type * from './driven-browser.ts';

/**
 * Starts a browser with the extension, loads `options.url` and opens DevTools on Detour's panel. Throws if the browser
 * is not installed, doesn't start, or has no such panel.
 */
export async function openBrowser(name: BrowserName, options: OpenOptions): Promise<DrivenBrowser> {
  const executablePath = options.executablePath ?? findBrowser(name);
  if (!executablePath)
    throw new Error(`${name} is not installed; scripts/setup/setup.mjs can install it`);
  const open = name === 'chromium' ? openChromium : openFirefox;
  return open({ ...options, executablePath });
}
