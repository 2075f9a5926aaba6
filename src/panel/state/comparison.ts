/** Which two chains are compared, across sessions, and which can be. Pure. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { enrich } from '../../core/chain/network-facts.ts';
import { select, shownSession } from './sessions.ts';
import type { ChainPlace, ComparedChain, ComparedPair, PanelState } from './types.ts';

/** Compares two chains, the earlier one as "before". Changes nothing if one is unknown, or both are the same. */
export function startComparison(state: PanelState, a: ChainPlace, b: ChainPlace): PanelState {
  const [one, other] = [chainAt(state, a), chainAt(state, b)];
  if (!one || !other || isSamePlace(a, b)) return state;
  const pair = [
    { ...a, chain: one },
    { ...b, chain: other },
  ] as const;
  const isInOrder = one.hops[0].startedAt <= other.hops[0].startedAt;
  const [before, after] = isInOrder ? pair : [pair[1], pair[0]];
  return { ...state, comparison: { before, after } };
}

/**
 * Compares a chain of the displayed session with the selected one or, if that is the same or there is none, with the
 * first pinned one. If there is nothing to compare it with, selects it.
 */
export function compareWithNearest(state: PanelState, id: string): PanelState {
  const { id: session, selectedId } = shownSession(state);
  const place = { session, id };
  const other =
    selectedId !== undefined && selectedId !== id
      ? { session, id: selectedId }
      : otherPins(state, place)[0];
  return other ? startComparison(state, other, place) : select(state, id);
}

/** Swaps the chains before and after. */
export function swapComparison(state: PanelState): PanelState {
  const { comparison } = state;
  if (!comparison) return state;
  const { before, after } = comparison;
  return { ...state, comparison: { before: after, after: before } };
}

/** Which of the two compared chains one is. */
export type ComparedSide = 'before' | 'after';

/** Returns which of the two a chain of the displayed session is; undefined if it is neither. */
export function comparedSide(state: PanelState, id: string): ComparedSide | undefined {
  const { comparison } = state;
  const place = { session: state.shown, id };
  if (!comparison) return undefined;
  if (isSamePlace(comparison.before, place)) return 'before';
  return isSamePlace(comparison.after, place) ? 'after' : undefined;
}

/** Identifies a comparison, whichever of its chains comes first. */
export function comparisonKey({ before, after }: ComparedPair): string {
  return [before, after]
    .map(({ session, id }) => JSON.stringify([session, id]))
    .sort()
    .join();
}

/** Closes the comparison. */
export function closeComparison(state: PanelState): PanelState {
  return state.comparison ? { ...state, comparison: undefined } : state;
}

/** Two chains to compare. */
export interface ChainPair {
  readonly before: RedirectChain;
  readonly after: RedirectChain;
}

/** Returns the two chains as they are now, or were last. */
export function comparedChains(state: PanelState): ChainPair | undefined {
  if (!state.comparison) return undefined;
  const { before, after } = state.comparison;
  return {
    before: chainAt(state, before) ?? before.chain,
    after: chainAt(state, after) ?? after.chain,
  };
}

/** Returns the pinned chains of all sessions except the one at a place, those of the displayed session first. */
export function otherPins(state: PanelState, place: ChainPlace): ComparedChain[] {
  const { sessions, shown } = state;
  const shownFirst = [...sessions].sort((a, b) => Number(b.id === shown) - Number(a.id === shown));
  const pins: ComparedChain[] = [];
  for (const { id: session, chains } of shownFirst) {
    for (const [id, chain] of chains) {
      if (chain.pinned && !isSamePlace(place, { session, id })) pins.push({ session, id, chain });
    }
  }
  return pins;
}

function chainAt(state: PanelState, { session, id }: ChainPlace): RedirectChain | undefined {
  const { chains, network } = state.sessions.find((each) => each.id === session) ?? {};
  const chain = chains?.get(id);
  return chain && enrich(chain, network?.get(id));
}

function isSamePlace(a: ChainPlace, b: ChainPlace): boolean {
  return a.session === b.session && a.id === b.id;
}
