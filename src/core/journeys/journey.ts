/** Journeys: chains that followed from each other, connected by their links and otherwise unchanged. */

import type { RedirectChain } from '../chain/chain.ts';
import { groupBy } from '../lists/group-by.ts';

/** Finds a chain by its id; undefined if there is none. */
export type FindChain = (id: string) => RedirectChain | undefined;

/**
 * The chains that a chain followed from, nearest first, without the chain itself. Ends if the previous chain is missing
 * or was already visited.
 */
export function ancestorsOf(chain: RedirectChain, find: FindChain): RedirectChain[] {
  const ancestors: RedirectChain[] = [];
  const seen = new Set([chain.id]);
  let current = before(chain, find);
  while (current && !seen.has(current.id)) {
    seen.add(current.id);
    ancestors.push(current);
    current = before(current, find);
  }
  return ancestors;
}

/** The chain that a chain's journey began with; the chain itself if it followed from none. */
export function startOf(chain: RedirectChain, find: FindChain): RedirectChain {
  return ancestorsOf(chain, find).at(-1) ?? chain;
}

/** The starts of all chains, by ID, in one pass. All chains of a circle have the same start. */
export function startsOf(chains: Iterable<RedirectChain>): Map<string, RedirectChain> {
  const all = new Map([...chains].map((chain) => [chain.id, chain]));
  const starts = new Map<string, RedirectChain>();
  for (const chain of all.values()) {
    const way = new Map<string, RedirectChain>();
    let current: RedirectChain | undefined = chain;
    let start = chain;
    while (current && !starts.has(current.id) && !way.has(current.id)) {
      way.set(current.id, current);
      start = current;
      current = before(current, (id) => all.get(id));
    }
    start = (current && starts.get(current.id)) ?? start;
    for (const id of way.keys()) starts.set(id, start);
  }
  return starts;
}

/**
 * Puts chains into journeys: every chain follows the one that it followed from, before others that followed from that
 * one later. The journeys, and chains that are one by themselves, are in the order in which the first of their chains
 * was given, whichever that is. A circle, which only a file made by hand can have, is cut.
 */
export function toJourneys(chains: Iterable<RedirectChain>): RedirectChain[][] {
  const all = new Map([...chains].map((chain) => [chain.id, chain]));
  const find: FindChain = (id) => all.get(id);
  const followers = groupBy(all.values(), (chain) => before(chain, find)?.id);
  const rest = new Set(all.keys());
  const journeys: RedirectChain[][] = [];
  for (const chain of all.values()) {
    if (rest.has(chain.id)) journeys.push(takeJourney(startOf(chain, find), rest, followers));
  }
  return journeys;
}

/** The journeys of more than one chain, as `toJourneys` finds them, but without visiting the many single chains. */
export function joinedJourneys(chains: Iterable<RedirectChain>): RedirectChain[][] {
  const all = [...chains];
  const origins = new Set<string>();
  for (const { link } of all) if (link) origins.add(link.from);
  if (origins.size === 0) return [];
  const joined = all.filter(({ id, link }) => link !== undefined || origins.has(id));
  return toJourneys(joined).filter(({ length }) => length > 1);
}

/**
 * Orders chains, by id, so that each follows the one that it followed from. A document that was not redirected is known
 * to be part of a journey only when the next one is there. Chains that are alone keep their place.
 */
export function inJourneys<Chain extends RedirectChain>(
  chains: ReadonlyMap<string, Chain>,
): ReadonlyMap<string, Chain> {
  const journeys = joinedJourneys(chains.values());
  if (journeys.length === 0) return chains;
  const journeyOf = new Map(journeys.flatMap((journey) => journey.map(({ id }) => [id, journey])));
  const ordered = new Map<string, Chain>();
  for (const [id, chain] of chains) {
    // It was added with the first of its journey.
    if (ordered.has(id)) continue;
    for (const next of journeyOf.get(id) ?? [chain]) {
      const known = chains.get(next.id);
      if (known) ordered.set(next.id, known);
    }
  }
  return ordered;
}

/** Takes a chain, and all that followed from it, out of the rest. */
function takeJourney(
  start: RedirectChain,
  rest: Set<string>,
  followers: ReadonlyMap<string | undefined, readonly RedirectChain[]>,
): RedirectChain[] {
  const journey: RedirectChain[] = [];
  const waiting = [start];
  for (let chain = waiting.pop(); chain; chain = waiting.pop()) {
    if (!rest.delete(chain.id)) continue;
    journey.push(chain);
    // The last is waited for longest, since the next one is taken from the end.
    const next = followers.get(chain.id) ?? [];
    for (let index = next.length - 1; index >= 0; index--) {
      const follower = next[index];
      if (follower) waiting.push(follower);
    }
  }
  return journey;
}

function before({ link }: RedirectChain, find: FindChain): RedirectChain | undefined {
  return link && find(link.from);
}
