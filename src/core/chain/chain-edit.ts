/** How chains grow: each function returns a new chain and leaves the old one unchanged. */
import {
  type BodySummary,
  type Hop,
  lastHop,
  type RedirectChain,
  type RequestEvent,
} from './chain.ts';

/** A chain of one hop, for an event's request. */
export function newChain(event: RequestEvent, hop: Hop): RedirectChain {
  const { requestId, tabId, frameId, type, initiator, openedBy, lifecycle } = event;
  return {
    id: requestId,
    tabId,
    frameId,
    type,
    ...(initiator !== undefined && { initiator }),
    ...(openedBy !== undefined && { openedBy }),
    ...(lifecycle !== undefined && { lifecycle }),
    hops: [hop],
    ended: false,
  };
}

/** A hop whose beginning was not observed, as far as an event shows it. GET and HEAD have no body (Fetch §5.4). */
export function partialHop({ method, url, time }: RequestEvent): Hop {
  const isBodiless = method === 'GET' || method === 'HEAD';
  return {
    method,
    url,
    startedAt: time,
    body: { kind: isBodiless ? 'none' : 'not-observable' },
    partial: true,
  };
}

/** The chain with one more hop. */
export function appendHop(chain: RedirectChain, hop: Hop): RedirectChain {
  return { ...chain, hops: [...chain.hops, hop] };
}

/** The chain with a change to its last hop. */
export function withLastHop(chain: RedirectChain, change: Partial<Hop>): RedirectChain {
  return replaceLastHop(chain, { ...lastHop(chain), ...change });
}

/** The chain with another last hop. */
export function replaceLastHop(chain: RedirectChain, hop: Hop): RedirectChain {
  const [first, ...rest] = chain.hops;
  return { ...chain, hops: rest.length === 0 ? [hop] : [first, ...rest.slice(0, -1), hop] };
}

/** Returns whether two URLs make the same request: fragments are not sent. */
export function isSameRequest(a: string, b: string): boolean {
  return a === b || withoutFragment(a) === withoutFragment(b);
}

/** A URL as it is sent. */
export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** A URL's scheme, host and path. */
export function withoutQuery(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** Returns whether extensions can see requests to a URL in webRequest. */
export function isHttp(url: string): boolean {
  return /^https?:/i.test(url);
}

/** Returns whether a URL differs from another one only by https instead of http. */
export function isHttpsUpgrade(from: string, to: string): boolean {
  return (
    from.startsWith('http:') && withoutFragment(to) === `https:${withoutFragment(from).slice(5)}`
  );
}

/** The text of a body that is sent again stays with the hop that sent it first, to save twenty copies. */
export function withoutRepeatedText(body: BodySummary, previous: BodySummary): BodySummary {
  if (body.kind !== 'bytes' || previous.kind !== 'bytes') return body;
  if (body.digest !== previous.digest || body.size !== previous.size) return body;
  const { text: _repeated, ...rest } = body;
  return rest;
}
