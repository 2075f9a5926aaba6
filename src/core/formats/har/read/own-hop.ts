/** Our own entries → the hops that they were written from: the way back of own-fields.ts. */

import {
  type BodySummary,
  type FormFields,
  type Hop,
  type HopResponse,
  isInternal,
  type LoggedBody,
  type NetworkFacts,
  type Redirect,
} from '../../../chain/chain.ts';
import { groupBy } from '../../../lists/group-by.ts';
import type { OwnEntry } from './own-entry.ts';

/** Makes the hop of an entry that Detour wrote. */
export function toOwnHop(entry: OwnEntry): Hop {
  const { request, _endedAt: endedAt, _challenge: challenge, _error: error } = entry;
  const body = toBody(request);
  const redirect = toRedirect(entry);
  const response = isInternal(redirect) ? entry._response : toResponse(entry);
  const network = toFacts(entry, body);
  const hop: Draft<Hop> = {
    method: request.method,
    url: request.url + (entry._fragment ?? ''),
    startedAt: entry._startedAt,
    body,
  };
  if (endedAt !== undefined) hop.endedAt = endedAt;
  if (!request._headersNotObserved) hop.requestHeaders = request.headers;
  if (response) hop.response = response;
  if (challenge) hop.challenge = challenge;
  if (redirect) hop.redirect = redirect;
  if (error !== undefined) hop.error = error;
  if (entry._intercepted) hop.intercepted = true;
  if (entry._partial) hop.partial = true;
  if (network) hop.network = network;
  return hop;
}

/** Something that is put together by assignment. A file of 100 MB has 65,000 hops, and spreads would take long. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

function toBody({ _body: body, postData }: OwnEntry['request']): BodySummary {
  if (body.kind === 'form') {
    return { ...body, ...(postData?.params && { fields: toFields(postData.params) }) };
  }
  if (body.kind !== 'bytes') return body;
  const { kind, size, digest, source, keepsText } = body;
  const bytes: Draft<LoggedBody> = { kind, size, digest };
  if (source) bytes.source = source;
  if (keepsText && postData?.text !== undefined) bytes.text = postData.text;
  return bytes;
}

/** The values by name. `fromEntries` defines own properties, so that a field named __proto__ stays a field. */
export function toFields(params: readonly { name: string; value: string }[]): FormFields {
  return Object.fromEntries(
    groupBy(
      params,
      ({ name }) => name,
      ({ value }) => value,
    ),
  );
}

function toRedirect({ _cause: cause, _redirectUrl: url, _inferred: inferred }: OwnEntry) {
  if (cause === undefined || url === undefined) return undefined;
  return { url, cause, ...(inferred && { inferred }) } satisfies Redirect;
}

function toResponse(entry: OwnEntry): HopResponse | undefined {
  const { response, serverIPAddress, _fromCache: fromCache, _fromNetworkLog: logged } = entry;
  const { status, headers, _statusLine: statusLine } = response;
  if (statusLine === undefined) return undefined;
  const serverIp = logged?.includes('serverIPAddress') ? undefined : serverIPAddress;
  const answer: Draft<HopResponse> = { status, statusLine };
  if (!response._headersNotObserved) answer.headers = headers;
  if (fromCache) answer.fromCache = true;
  if (serverIp !== undefined) answer.serverIp = serverIp;
  return answer;
}

/** What the network log said, as far as it said more than webRequest: the rest was not written. */
function toFacts(entry: OwnEntry, body: BodySummary): NetworkFacts | undefined {
  const { _fromNetworkLog: logged, response, serverIPAddress, _initiator: initiator } = entry;
  if (!logged) return undefined;
  const { blocked, dns, connect, ssl, send, wait, receive } = entry.timings;
  const phases = Object.entries({ blocked, dns, connect, ssl });
  const known = phases.filter(([, duration]) => duration >= 0);
  const has = (field: string) => logged.includes(field);
  const lineNumber = initiator?.lineNumber;
  return {
    timings: { ...Object.fromEntries(known), send, wait, receive },
    ...(has('httpVersion') && { protocol: response.httpVersion }),
    ...(response._transferSize !== undefined && { transferSize: response._transferSize }),
    ...(has('serverIPAddress') && serverIPAddress !== undefined && { serverIp: serverIPAddress }),
    ...(initiator && {
      initiator: {
        type: initiator.type,
        url: initiator.url,
        ...(lineNumber !== undefined && { line: lineNumber + 1 }),
      },
    }),
    ...(has('postData') && body.kind === 'bytes' && { body }),
  };
}
