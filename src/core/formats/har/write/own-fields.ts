/** What HAR has no place for, in fields of our own: with them a chain can be read back as it was. */
import { type Hop, isInternal, type RedirectChain } from '../../../chain/chain.ts';
import { withoutFragment } from '../../../chain/chain-edit.ts';
import type { HarBody, HarChain, HarEntry, HarRequest, HarResponse } from '../har.ts';

/** The own fields of an entry that speak of the hop as a whole. */
export function ownFields(chain: RedirectChain, index: number, hop: Hop) {
  const { redirect, response, challenge } = hop;
  const fragment = hop.url.slice(withoutFragment(hop.url).length);
  return {
    _chainId: chain.id,
    _hopIndex: index,
    _resourceType: chain.type,
    ...(index === 0 && { _chain: toHarChain(chain) }),
    ...(chain.link && index === 0 && { _link: chain.link }),
    ...(chain.lifecycle && { _lifecycle: chain.lifecycle }),
    _startedAt: hop.startedAt,
    ...(hop.endedAt !== undefined && { _endedAt: hop.endedAt }),
    ...(fragment && { _fragment: fragment }),
    ...(redirect && {
      _cause: redirect.cause,
      _redirectUrl: redirect.url,
    }),
    ...(redirect?.inferred && { _inferred: true }),
    ...(hop.partial && { _partial: true }),
    ...(hop.intercepted && { _intercepted: true }),
    ...(response?.fromCache && { _fromCache: true }),
    ...(challenge && { _challenge: challenge }),
    ...(response && isInternal(redirect) && { _response: response }),
    ...(hop.error !== undefined && { _error: hop.error }),
  } satisfies Partial<HarEntry>;
}

/** The own fields of an entry's request. */
export function ownRequestFields(hop: Hop) {
  return {
    _body: toHarBody(hop),
    ...(!hop.requestHeaders && { _headersNotObserved: true }),
  } satisfies Partial<HarRequest>;
}

/** The own fields of an entry's response, where it is what a server answered. */
export function ownResponseFields({ response }: Hop) {
  if (!response) return {};
  return {
    _statusLine: response.statusLine,
    ...(!response.headers && { _headersNotObserved: true }),
  } satisfies Partial<HarResponse>;
}

function toHarChain(chain: RedirectChain): HarChain {
  const { hops, tabId, frameId, initiator, openedBy, ended, cut, note } = chain;
  return {
    hops: hops.length,
    tabId,
    frameId,
    ...(initiator !== undefined && { initiator }),
    ...(openedBy !== undefined && { openedBy }),
    ended,
    ...(cut && { cut }),
    ...(note !== undefined && { hasNote: true as const }),
  };
}

function toHarBody({ body }: Hop): HarBody {
  if (body.kind === 'form') return { kind: body.kind, digest: body.digest };
  if (body.kind !== 'bytes') return body;
  const { text, ...rest } = body;
  return { ...rest, ...(text !== undefined && { keepsText: true }) };
}
