/**
 * What other clients would do with a recorded chain: its statuses and Locations, replayed through each client's model.
 */
import { causeName } from '../chain/cause-text.ts';
import {
  type Hop,
  isInternal,
  isRedirectStatus,
  lastHop,
  type RedirectChain,
  rawLocation,
} from '../chain/chain.ts';
import { isAfterGap } from '../chain/gaps.ts';
import { isPreflight } from '../standards/cors.ts';
import { t } from '../text/i18n.ts';
import { type Difference, hopDifference } from './hop-difference.ts';
import { OTHER_CLIENTS } from './index.ts';
import type { ClientModel } from './model.ts';

/**
 * The result for a client: `alike` sends every request as the browser did and so gets the same final response;
 * `differs` sends one differently, or not at all, and the servers' responses to that are unknown; `unknown` is alike up
 * to some hop, after which nothing is known.
 */
export type Fate =
  | { readonly kind: 'alike' }
  /** `at` is the index of the hop that differs, or from which nothing is known. */
  | ({ readonly at: number } & Difference);

/** A client, its measured version, and its result for a chain. */
export type ClientOutcome = { readonly client: string; readonly version: string } & Fate;

/**
 * Compares the other clients with what the browser did in a chain that has ended. They are assumed to start with the
 * first request that reached a server, including its headers and body. Empty if there is nothing to compare: the chain
 * is pending, is a preflight, which only browsers send, or no server redirected it. Clients that don't support the
 * first request's method, or that leave every redirect to their users, are omitted.
 */
export function compareClients(chain: RedirectChain): ClientOutcome[] {
  const start = firstSent(chain);
  const first = chain.hops[start];
  if (!first || !chain.ended || isPreflight(first)) return [];
  if (!chain.hops.some(isServersRedirect)) return [];
  return clientsWith(first.method).map((client) => ({
    client: client.name,
    version: client.version,
    ...replay(client, chain, start),
  }));
}

/** The index of the first hop whose request reached a server; −1 if none did. */
export function firstSent({ hops }: RedirectChain): number {
  return hops.findIndex(({ redirect }) => !isInternal(redirect));
}

/** Returns the clients that support a method and follow redirects at all. */
export function clientsWith(method: string): readonly ClientModel[] {
  return OTHER_CLIENTS.filter(({ methods, limit }) => methods.includes(method) && limit !== 0);
}

function replay(client: ClientModel, chain: RedirectChain, start: number): Fate {
  const last = chain.hops.length - 1;
  return differenceBefore(client, chain, start, last) ?? atEnd(client, chain, last);
}

/** The first hop that the client may not have sent as the browser did; undefined if it is the same up to hop `end`. */
export function differenceBefore(
  client: ClientModel,
  chain: RedirectChain,
  start: number,
  end: number,
): Exclude<Fate, { kind: 'alike' }> | undefined {
  for (let index = start; index < end; index += 1) {
    const obstacle = obstacleAt(chain.hops[index]);
    if (obstacle !== undefined) return unknown(index, obstacle);
    if (isAfterGap(chain, index + 1)) return unknown(index, t`the next hop was not observed`);
    const { limit } = client;
    if (limit !== undefined && index - start >= limit) {
      return { kind: 'differs', at: index + 1, text: t`gives up after ${limit} redirects` };
    }
    const difference = hopDifference(client, chain, index, start);
    if (difference) return { at: index + 1, ...difference };
  }
  return undefined;
}

/** Why nothing can be said about other clients at a hop; undefined if something can. */
function obstacleAt(hop: Hop | undefined): string | undefined {
  const { redirect, response, challenge, error } = hop ?? {};
  if (error !== undefined) return t`the request failed in the browser`;
  if (redirect && isInternal(redirect)) return t`internal redirect: ${causeName(redirect.cause)}`;
  if (!response || redirect?.cause === 'unknown') return t`the response was not observed`;
  if (challenge) return t`credentials were requested`;
  return undefined;
}

/** The final response, which is the same for all clients unless it is a redirect that only others follow. */
function atEnd(client: ClientModel, chain: RedirectChain, index: number): Fate {
  const hop = lastHop(chain);
  const obstacle = chain.cut ? t`the end of the chain was not observed` : obstacleAt(hop);
  if (obstacle !== undefined) return unknown(index, obstacle);
  if (!isServersRedirect(hop)) return { kind: 'alike' };
  const status = hop.response?.status ?? 0;
  if (isRedirectStatus(status)) return unknown(index, t`the browser didn’t follow the redirect`);
  const answer = client.follow(
    { method: hop.method, hasBody: hop.body.kind !== 'none' },
    status,
    'same-origin',
  );
  if (!answer) return unknown(index, t`not measured with ${hop.method}`);
  if (!answer.followed) return { kind: 'alike' };
  return { kind: 'differs', at: index, text: t`follows the ${status} at hop ${index + 1}` };
}

/** A 3xx with a Location, whether or not browsers follow it. */
function isServersRedirect(hop: Hop): boolean {
  const { response, redirect } = hop;
  const status = response?.status ?? 0;
  if (isInternal(redirect) || status < 300 || status > 399) return false;
  return redirect !== undefined || rawLocation(hop) !== undefined;
}

function unknown(at: number, text: string): Exclude<Fate, { kind: 'alike' }> {
  return { kind: 'unknown', at, text };
}
