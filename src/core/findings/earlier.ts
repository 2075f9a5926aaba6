/** Earlier chains that aren't linked to a chain but still explain something about it. */
import type { RedirectChain } from '../chain/chain.ts';
import { hostOf } from '../url/origin.ts';

/** A sign-in that takes longer was likely restarted. In milliseconds. */
const LONGEST_SIGN_IN = 10 * 60_000;

/**
 * Finds the same tab's page requests shortly before another host's form was posted, in order: a sign-in's response is
 * sent this way, and what it needs was set when the sign-in began. None for any other chain.
 */
export function earlierOf(
  chain: RedirectChain,
  all: Iterable<RedirectChain>,
): readonly RedirectChain[] {
  const { id, tabId, type, initiator } = chain;
  const [{ method, url, startedAt }] = chain.hops;
  const isAnswer = type === 'main_frame' && method === 'POST' && initiator !== undefined;
  if (!isAnswer || hostOf(initiator) === hostOf(url)) return [];
  const found: RedirectChain[] = [];
  for (const other of all) {
    if (other.id === id || other.tabId !== tabId || other.type !== type) continue;
    const age = startedAt - other.hops[0].startedAt;
    if (age > 0 && age <= LONGEST_SIGN_IN) found.push(other);
  }
  return found.sort((a, b) => a.hops[0].startedAt - b.hops[0].startedAt);
}
