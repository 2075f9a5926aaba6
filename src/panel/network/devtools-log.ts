/** DevTools' network log, as far as it can be used without harm. */
import type { NetworkLog } from './log-reading.ts';

/**
 * Gives the log without `getHAR` where that would do harm: Firefox, which alone has `runtime.getBrowserInfo`, never
 * reports the requests that run while it answers. Its own Network panel lacks them, too.
 */
export function devtoolsLog(
  network: Required<NetworkLog> | undefined,
  runtime: { readonly getBrowserInfo?: unknown },
): NetworkLog | undefined {
  if (!network || !('getBrowserInfo' in runtime)) return network;
  return { onRequestFinished: network.onRequestFinished };
}
