/** Why a navigation failed, which webNavigation reports for chains that webRequest only reports as aborted. */
import { lastHop, type RedirectChain } from '../chain/chain.ts';
import { isSameRequest, withLastHop } from '../chain/chain-edit.ts';
import { originOf } from '../url/origin.ts';

/**
 * Returns whether the navigation that failed at a URL is a chain's. If a policy stops a redirect, Chromium reports the
 * target, in frames only the target's origin.
 */
export function isFailureOf(failed: string, chain: RedirectChain): boolean {
  const { url, redirect } = lastHop(chain);
  if (isSameRequest(url, failed)) return true;
  const target = redirect && originOf(redirect.url);
  return target !== undefined && target === originOf(failed);
}

/**
 * Adds the error that a navigation ended with to a chain that webRequest only reports as aborted: this is how Chromium
 * stops a top-level navigation at its redirect limit. It reports the reason to webNavigation a moment later.
 */
export function withNavigationError(chain: RedirectChain, error: string): RedirectChain {
  const last = lastHop(chain);
  return last.redirect && last.error === undefined ? withLastHop(chain, { error }) : chain;
}
