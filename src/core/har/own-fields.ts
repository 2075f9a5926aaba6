/** What HAR has no place for, in fields of our own: with them a chain can be read back as it was. */
import { type Hop, type HopResponse, isInternal, type RedirectChain } from '../chain.ts';
import { withoutFragment } from '../chain-edit.ts';
import type { HarBody, HarChain, HarEntry, HarRequest, HarResponse } from './har.ts';
import { REDACTED, redactHeaders } from './redact.ts';

/** How the values in a file are written: as they are, or redacted. */
export interface Writing {
  readonly includeSecrets: boolean;
  /** Names a body's digest. Of a short secret the digest itself would tell too much. */
  readonly digest: (digest: string) => string;
}

/** Writes values as they are, or so that they tell no secret but can still be compared with each other. */
export function toWriting(includeSecrets: boolean): Writing {
  if (includeSecrets) return { includeSecrets, digest: (digest) => digest };
  const numbers = new Map<string, string>();
  return {
    includeSecrets,
    digest(digest) {
      const number = numbers.get(digest) ?? `body ${numbers.size + 1}`;
      numbers.set(digest, number);
      return number;
    },
  };
}

/** The own fields of an entry that speak of the hop as a whole. */
export function ownFields(chain: RedirectChain, index: number, hop: Hop, writing: Writing) {
  const { redirect, response, challenge } = hop;
  const hash = fragmentOf(hop.url, writing);
  return {
    _chainId: chain.id,
    _hopIndex: index,
    _resourceType: chain.type,
    ...(index === 0 && { _chain: toHarChain(chain) }),
    ...(chain.link && index === 0 && { _link: chain.link }),
    ...(chain.lifecycle && { _lifecycle: chain.lifecycle }),
    _startedAt: hop.startedAt,
    ...(hop.endedAt !== undefined && { _endedAt: hop.endedAt }),
    ...(hash && { _fragment: hash }),
    ...(redirect && {
      _cause: redirect.cause,
      _redirectUrl: writtenUrl(redirect.url, writing),
    }),
    ...(redirect?.inferred && { _inferred: true }),
    ...(hop.partial && { _partial: true }),
    ...(hop.intercepted && { _intercepted: true }),
    ...(response?.fromCache && { _fromCache: true }),
    ...(challenge && { _challenge: written(challenge, writing) }),
    ...(response && isInternal(redirect) && { _response: written(response, writing) }),
    ...(hop.error !== undefined && { _error: hop.error }),
  } satisfies Partial<HarEntry>;
}

/** The own fields of an entry's request. */
export function ownRequestFields(hop: Hop, writing: Writing) {
  return {
    _body: toHarBody(hop, writing),
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
  const { hops, tabId, frameId, initiator, openedBy, ended, cut } = chain;
  return {
    hops: hops.length,
    tabId,
    frameId,
    ...(initiator !== undefined && { initiator }),
    ...(openedBy !== undefined && { openedBy }),
    ended,
    ...(cut && { cut }),
  };
}

function toHarBody({ body }: Hop, writing: Writing): HarBody {
  if (body.kind === 'form') return { kind: body.kind, digest: writing.digest(body.digest) };
  if (body.kind !== 'bytes') return body;
  const { text, digest, ...rest } = body;
  return {
    ...rest,
    digest: writing.digest(digest),
    ...(text !== undefined && { keepsText: true }),
  };
}

/** A URL as it is written. */
export function writtenUrl(url: string, writing: Writing): string {
  return withoutFragment(url) + fragmentOf(url, writing);
}

/** With its `#`; "" where there is none. Fragments carry tokens, so that only their being there is told of them. */
function fragmentOf(url: string, { includeSecrets }: Writing): string {
  const fragment = url.slice(withoutFragment(url).length);
  return includeSecrets || fragment === '' ? fragment : `#${REDACTED}`;
}

function written(response: HopResponse, { includeSecrets }: Writing): HopResponse {
  const { headers } = response;
  return includeSecrets || !headers ? response : { ...response, headers: redactHeaders(headers) };
}
