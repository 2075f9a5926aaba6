/** What each witness reports about a chain: webRequest, and DevTools' network log. */
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import type { NetworkEntry } from '../../../src/core/chain/network-facts.ts';
import { toLoggedHop } from '../../../src/core/network-log/logged-hop.ts';
import { events, recordAll } from '../chains.ts';

/** Returns the log's entries of a drawn chain: what webRequest recorded, in HAR's form. */
export function logOf(chain: RedirectChain): NetworkEntry[] {
  return chain.hops.map(({ method, url, startedAt, endedAt = startedAt, response }) => {
    const location = response?.headers?.find(({ name }) => name === 'Location')?.value ?? '';
    const har = {
      startedDateTime: new Date(startedAt).toISOString(),
      time: endedAt - startedAt,
      timings: { send: 0, wait: endedAt - startedAt, receive: 0 },
      serverIPAddress: '127.0.0.1',
      request: { method, url, headers: [{ name: 'Host', value: 'a.test' }], bodySize: 0 },
      response: {
        status: response?.status ?? 0,
        headers: response?.headers ?? [],
        redirectURL: location,
      },
    };
    const facts = { timings: har.timings };
    const status = response?.status ?? 0;
    return { method, url, status, startedAt, endedAt, facts, ...toLoggedHop(har) };
  });
}

/** Records the rest of a chain's events after those of some hops were lost. */
export function seenOf(drawing: string, lost: ReadonlySet<number>, request = {}): RedirectChain[] {
  let index = -1;
  const left = events(drawing, request).filter((event) => {
    if (event.kind === 'request') index += 1;
    return !lost.has(index);
  });
  return recordAll(left);
}
