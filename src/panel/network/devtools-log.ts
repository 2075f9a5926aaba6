/** DevTools' network log, as far as it can be used without harm. */
import type { NetworkLog } from './log-reading.ts';

/**
 * Returns the log without `getHAR` if that would do harm: Firefox, the only one with `runtime.getBrowserInfo`, never
 * reports requests that are in progress while it responds. Its own Network panel lacks them, too.
 */
export function devtoolsLog(
  network: Required<NetworkLog> | undefined,
  runtime: { readonly getBrowserInfo?: unknown },
): NetworkLog | undefined {
  if (!network || !('getBrowserInfo' in runtime)) return network;
  return { onRequestFinished: network.onRequestFinished };
}
