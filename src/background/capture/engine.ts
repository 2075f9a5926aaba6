/** Whose events they are: what differs between browsers, differs by their engines. */
import { browser } from '../../browser.ts';

export type Engine = 'chromium' | 'firefox';

/** Tells the browsers' engines apart by the one option that only Chromium has, for both have `browser`. */
export function detectEngine(): Engine {
  const { OnBeforeSendHeadersOptions } = browser.webRequest as {
    OnBeforeSendHeadersOptions?: object;
  };
  return 'EXTRA_HEADERS' in (OnBeforeSendHeadersOptions ?? {}) ? 'chromium' : 'firefox';
}

/** Returns whether a request that belongs to no tab doesn't say if it is a private window's (`incognito`). */
export function hidesIncognito(engine: Engine): boolean {
  return engine === 'chromium';
}

/** Returns whether an extension's page opens in an ordinary window, even beside a private window's tab. */
export function opensNoPrivatePages(engine: Engine): boolean {
  return engine === 'chromium';
}
