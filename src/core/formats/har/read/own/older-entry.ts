/**
 * Entries as Detour wrote them before there was `_detour`, with some twenty fields of its own, in today's form. Nothing is
 * checked here: what follows from it is read as today's entries are.
 */
import { isObject, type JsonObject } from '../../../json-object.ts';

/** Gives the entry the `_detour` field that it would have today. */
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

/** Absent where there was no response. */
function toResponse(entry: JsonObject, { _statusLine: statusLine }: JsonObject) {
  if (statusLine === undefined) return undefined;
  const { _fromCache: fromCache, serverIPAddress } = entry;
  return known({
    statusLine,
    fromCache,
    serverIp: isLogged(entry, 'serverIPAddress') ? undefined : serverIPAddress,
  });
}

/** The standard's fields held what the log told, and `_fromNetworkLog` said which. */
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
