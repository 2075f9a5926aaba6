/** What DevTools' network log adds to an entry: it fills what webRequest left open and changes nothing else. */
import type { Hop, Initiator, LoggedTimings } from '../../../chain/chain.ts';
import type { HarEntry, HarInitiator, HarTimings, LoggedField } from '../har.ts';

/** Adds what the log knows of a hop to its entry, with the names of the fields that are from there. */
export function withNetworkLog(entry: HarEntry, { network, body }: Hop): HarEntry {
  if (!network) return entry;
  const { protocol, serverIp, transferSize, initiator } = network;
  const { request, response } = entry;
  const httpVersion = response.httpVersion === 'unknown' ? protocol : undefined;
  const serverIPAddress = entry.serverIPAddress === undefined ? serverIp : undefined;
  const timings = toHarTimings(network.timings);
  const fields: Record<LoggedField, boolean> = {
    timings: true,
    httpVersion: httpVersion !== undefined,
    serverIPAddress: serverIPAddress !== undefined,
    postData: body.kind === 'bytes' && body.source !== undefined,
    _transferSize: transferSize !== undefined,
    _initiator: initiator !== undefined,
  };
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
    ...(serverIPAddress && { serverIPAddress }),
    ...(initiator && { _initiator: toHarInitiator(initiator) }),
    _fromNetworkLog: (Object.keys(fields) as LoggedField[]).filter((name) => fields[name]),
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
