/** The engine that events are from, and what differs by engine. */
import { browser } from '../../browser.ts';

export type Engine = 'chromium' | 'firefox';

/** Detects the engine by an option that only Chromium has, because both have `browser`. */
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
