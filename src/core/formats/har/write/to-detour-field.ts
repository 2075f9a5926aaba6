/** A hop → what has no place in the standard fields of its entry. */
import {
  type BodySummary,
  type Hop,
  isInternal,
  type NetworkFacts,
  type RedirectChain,
} from '../../../chain/chain.ts';
import { withoutFragment } from '../../../chain/chain-edit.ts';
import type { DetourField } from '../detour-field.ts';

/** Creates the `_detour` field of a chain's hop. */
export function toDetourField(chain: RedirectChain, index: number, hop: Hop): DetourField {
  const {
    method: _standard,
    url,
    requestHeaders: _headers,
    body,
    response: _parts,
    network,
    ...more
  } = hop;
  const fragment = url.slice(withoutFragment(url).length);
  return {
    ...(index === 0 && { chain: toChainPart(chain) }),
    ...more,
    ...(fragment && { fragment }),
    body: toBodyPart(body),
    ...toResponsePart(hop),
    ...unobserved(hop),
    ...(network && { network: withoutBody(network) }),
  };
}

function toResponsePart({ redirect, response }: Hop): Partial<DetourField> {
  if (!response) return {};
  if (isInternal(redirect)) return { serverResponse: response };
  const { status: _status, headers: _headers, ...rest } = response;
  return { response: rest };
}

function unobserved({ requestHeaders, redirect, response }: Hop): Partial<DetourField> {
  const isHidden = response && !response.headers && !isInternal(redirect);
  const headersNotObserved = [
    ...(requestHeaders ? [] : (['request'] as const)),
    ...(isHidden ? (['response'] as const) : []),
  ];
  return headersNotObserved.length > 0 ? { headersNotObserved } : {};
}

function toChainPart(chain: RedirectChain): NonNullable<DetourField['chain']> {
  const { id: _id, type: _type, hops, note, pinned: _pin, beforePanel: _own, ...more } = chain;
  return { hops: hops.length, ...more, ...(note !== undefined && { hasNote: true }) };
}

function toBodyPart(body: BodySummary): DetourField['body'] {
  if (body.kind === 'form') {
    const { fields: _inParams, ...rest } = body;
    return rest;
  }
  if (body.kind !== 'bytes') return body;
  const { text, ...rest } = body;
  return { ...rest, ...(text !== undefined && { keepsText: true }) };
}

function withoutBody({ body: _body, ...facts }: NetworkFacts) {
  return facts;
}
