/** What DevTools' network log adds to an entry: it fills in what webRequest didn't report, and changes nothing else. */
import type { Hop, Initiator, LoggedTimings } from '../../../chain/chain.ts';
import type { HarEntry, HarInitiator, HarTimings } from '../har.ts';

/** Adds what the log knows about a hop to its entry. */
export function withNetworkLog(entry: HarEntry, { network }: Hop): HarEntry {
  if (!network) return entry;
  const { protocol, serverIp, transferSize, initiator } = network;
  const { request, response } = entry;
  const httpVersion = response.httpVersion === 'unknown' ? protocol : undefined;
  const timings = toHarTimings(network.timings);
  return {
    ...entry,
    time: sumOf(timings),
    timings,
    request: { ...request, ...(httpVersion && { httpVersion }) },
    response: {
      ...response,
      ...(httpVersion && { httpVersion }),
      ...(transferSize !== undefined && { _transferSize: transferSize }),
    },
    ...(serverIp !== undefined &&
      entry.serverIPAddress === undefined && { serverIPAddress: serverIp }),
    ...(initiator && { _initiator: toHarInitiator(initiator) }),
  };
}

function toHarTimings(timings: LoggedTimings): HarTimings {
  return { blocked: -1, dns: -1, connect: -1, ssl: -1, ...timings };
}

/** `ssl` is part of `connect`. */
function sumOf({ blocked, dns, connect, send, wait, receive }: HarTimings): number {
  return [blocked, dns, connect, send, wait, receive]
    .filter((duration) => duration >= 0)
    .reduce((sum, duration) => sum + duration, 0);
}

/** Chrome's own field, which counts lines from 0. */
function toHarInitiator({ type, url, line }: Initiator): HarInitiator {
  return { type, url, ...(line !== undefined && { lineNumber: line - 1 }) };
}
