/**
 * Entries from before the `_detour` field, with about twenty fields of Detour's own, converted to today's form. Nothing
 * is validated here: the result is read like today's entries.
 */
import { isObject, type JsonObject } from '../../../json-object.ts';

/** Adds the `_detour` field that the entry would have today. */
export function fromOlderEntry(entry: JsonObject): JsonObject {
  const { _cause: cause, _redirectUrl: url, _inferred: inferred } = entry;
  const [request, response] = [objectOf(entry.request), objectOf(entry.response)];
  const detour = {
    startedAt: entry._startedAt,
    endedAt: entry._endedAt,
    fragment: entry._fragment,
    body: request._body,
    redirect:
      cause === undefined || url === undefined ? undefined : known({ url, cause, inferred }),
    response: toResponse(entry, response),
    serverResponse: entry._response,
    challenge: entry._challenge,
    error: entry._error,
    intercepted: entry._intercepted,
    partial: entry._partial,
    headersNotObserved: [
      ...(request._headersNotObserved ? ['request'] : []),
      ...(response._headersNotObserved ? ['response'] : []),
    ],
    network: toNetwork(entry, response),
    chain: toChain(entry),
  };
  return { ...entry, _detour: known(detour) };
}

/** Absent if there was no response. */
function toResponse(entry: JsonObject, { _statusLine: statusLine }: JsonObject) {
  if (statusLine === undefined) return undefined;
  const { _fromCache: fromCache, serverIPAddress } = entry;
  return known({
    statusLine,
    fromCache,
    serverIp: isLogged(entry, 'serverIPAddress') ? undefined : serverIPAddress,
  });
}

/** The standard fields contained values from the log, and `_fromNetworkLog` listed which. */
function toNetwork(entry: JsonObject, response: JsonObject) {
  if (entry._fromNetworkLog === undefined) return undefined;
  const phases = Object.entries(objectOf(entry.timings)).filter(([, time]) => time !== -1);
  const { _initiator: initiator } = entry;
  return known({
    timings: Object.fromEntries(phases),
    protocol: isLogged(entry, 'httpVersion') ? response.httpVersion : undefined,
    transferSize: response._transferSize,
    serverIp: isLogged(entry, 'serverIPAddress') ? entry.serverIPAddress : undefined,
    initiator: isObject(initiator) ? toInitiator(initiator) : initiator,
  });
}

/** Lines were counted from 0. */
function toInitiator({ lineNumber, type, url }: JsonObject) {
  return known({ type, url, line: typeof lineNumber === 'number' ? lineNumber + 1 : lineNumber });
}

function toChain({ _chain: chain, _link: link, _lifecycle: lifecycle }: JsonObject) {
  return isObject(chain) ? known({ ...chain, link, lifecycle }) : chain;
}

function isLogged({ _fromNetworkLog: fields }: JsonObject, field: string): boolean {
  return Array.isArray(fields) && fields.includes(field);
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function known(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
