import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import {
  ancestorsOf,
  inJourneys,
  joinedJourneys,
  startOf,
  toJourneys,
} from '../../../src/core/journeys/journey.ts';
import { record } from '../../support/chains.ts';

/** `b<a` is a chain `b` that followed from `a`. */
function chainsOf(drawing: string): RedirectChain[] {
  return drawing.split(' ').map((text) => {
    const [requestId = '', from] = text.split('<');
    const chain = record('GET http://a.test/ 200', { requestId });
    if (from === undefined) return chain;
    return { ...chain, link: { from, cause: 'script', certainty: 'likely' } };
  });
}

const ids = (chains: readonly RedirectChain[]) => chains.map(({ id }) => id).join(' ');

describe('journeys', () => {
  it.each([
    ['a', 'a'],
    ['a b', 'a | b'],
    ['a b<a c<b', 'a b c'],
    ['x a y b<a z', 'x | a b | y | z'],
    // A chain may be known before the one that it followed from is shown.
    ['b<a a', 'a b'],
    ['b<gone c<b', 'b c'],
    ['a b<a c<a d<b', 'a b d c'],
    ['a<a', 'a'],
    ['a<b b<a', 'b a'],
    ['a<b b<a c<b', 'b a c'],
    ['x b<a y a z', 'x | a b | y | z'],
  ])('%s', (drawing, expected) => {
    const chains = chainsOf(drawing);
    const journeys = toJourneys(chains);
    expect(journeys.map(ids).join(' | ')).toBe(expected);
    expect(joinedJourneys(chains)).toEqual(journeys.filter(({ length }) => length > 1));
    const byId = new Map(chains.map((chain) => [chain.id, chain]));
    expect([...inJourneys(byId).values()]).toEqual(journeys.flat());
  });

  it('lose no chain in a long journey', () => {
    const laps = Array.from({ length: 5000 }, (_, i) => (i === 0 ? '0' : `${i}<${i - 1}`));
    expect(toJourneys(chainsOf(laps.join(' ')))).toHaveLength(1);
  });
});

describe('the chains that one followed from', () => {
  it.each([
    ['a b<a c<b', 'b a', 'a'],
    ['c', '', 'c'],
    ['b<gone c<b', 'b', 'b'],
    ['a<c b<a c<b', 'b a', 'a'],
  ])('%s', (drawing, ancestors, start) => {
    const chains = chainsOf(drawing);
    const find = (id: string) => chains.find((each) => each.id === id);
    const last = find('c') as RedirectChain;
    expect(ids(ancestorsOf(last, find))).toBe(ancestors);
    expect(startOf(last, find).id).toBe(start);
  });
});
