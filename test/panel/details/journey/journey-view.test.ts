import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import {
  type JourneyPart,
  journeyFacts,
  journeyOf,
  toJourneyParts,
} from '../../../../src/panel/details/journey/journey-view.ts';
import { toRow, toRows } from '../../../../src/panel/list/rows/rows.ts';
import { toTotals } from '../../../../src/panel/list/rows/totals.ts';
import { liveSession } from '../../../../src/panel/state/sessions.ts';
import { initialState, receive } from '../../../../src/panel/state/store.ts';
import { answered, chainOf } from '../../samples.ts';

function linked(id: string, from?: string, url = `http://a.test/${id}`): RedirectChain {
  return chainOf(
    id,
    [answered('GET', url, 200)],
    from === undefined ? {} : { link: { from, cause: 'script', certainty: 'likely' } },
  );
}

const line = (length: number, url?: (index: number) => string) =>
  Array.from({ length }, (_, i) =>
    linked(String(i), i === 0 ? undefined : String(i - 1), url?.(i)),
  );

function draw(parts: readonly JourneyPart[], selected: RedirectChain): string {
  return parts
    .map((part) => {
      if (part.kind === 'link') return '⇢';
      if (part.kind === 'gap') return `…${part.count}`;
      return part.chain === selected ? `[${part.chain.id}]` : part.chain.id;
    })
    .join(' ');
}

describe('the details of a journey', () => {
  it.each([
    [1, 0, '[0]'],
    [3, 1, '0 ⇢ [1] ⇢ 2'],
    [9, 0, '[0] ⇢ 1 ⇢ 2 ⇢ 3 ⇢ 4 ⇢ 5 ⇢ 6 ⇢ 7 ⇢ 8'],
    [40, 20, '0 …17 ⇢ 18 ⇢ 19 ⇢ [20] ⇢ 21 ⇢ 22 …16 ⇢ 39'],
    [40, 0, '[0] ⇢ 1 ⇢ 2 …36 ⇢ 39'],
  ])('consist of %i chains around number %i', (length, selected, expected) => {
    const chains = line(length);
    const chain = chains[selected] as RedirectChain;
    const journey = journeyOf(chain, [linked('alone'), ...chains]);
    expect(draw(toJourneyParts(journey, chain), chain)).toBe(expected);
  });

  it('say so if the previous chain is gone, or is not the one above', () => {
    const orphan = linked('b', 'gone');
    const [first] = toJourneyParts([orphan], orphan);
    expect(first).toMatchObject({ kind: 'link', link: { from: undefined } });
    expect(first?.kind === 'link' && first.link.explanation).toContain('no longer in the list');
    const family = [linked('a'), linked('b', 'a'), linked('c', 'a')];
    const parts = toJourneyParts(family, family[2] as RedirectChain);
    const links = parts.flatMap((part) => (part.kind === 'link' ? [part.link.explanation] : []));
    expect(links[0]).not.toContain('This chain followed from http');
    expect(links[1]).toContain('This chain followed from http://a.test/a.');
  });

  it('count what is visited repeatedly, whatever its query', () => {
    const laps = line(6, (index) => `http://a.test/${index % 2 ? 'login' : 'app'}?state=${index}`);
    expect(journeyFacts(laps)).toEqual(['journey of 6 chains', '3 start at http://a.test/app']);
    expect(journeyFacts(line(6))).toEqual(['journey of 6 chains']);
    expect(journeyFacts(line(1))).toEqual([]);
  });
});

describe('the list', () => {
  it('names what a chain followed from', () => {
    expect(toRow(linked('b', 'a')).link?.name).toBe('script');
    expect(toRow(linked('b', 'a')).link?.title).toMatch(/^script \(likely\)\n/);
    expect(toRow(linked('a')).link).toBeUndefined();
    expect(toRows([linked('a'), linked('b', 'a')], 'script').map((row) => row.id)).toEqual(['b']);
  });

  it('counts journeys', () => {
    const rows = toRows([linked('x'), ...line(3), linked('orphan', 'gone')], '');
    expect(toTotals(rows)).toMatchObject({ chains: 5, journeys: 1 });
  });

  it('has every chain after the one that it followed from, even if that one is reported later', () => {
    const message = { type: 'chains-updated', tabId: 7, removed: [], dropped: 0 } as const;
    const late = receive(initialState(7), {
      ...message,
      chains: [linked('x'), linked('b', 'a'), linked('y')],
    });
    const state = receive(late, { ...message, chains: [linked('a')] });
    expect([...liveSession(state).chains.keys()]).toEqual(['x', 'a', 'b', 'y']);
  });
});
