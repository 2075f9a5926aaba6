import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { sourceWords } from '../../../../src/panel/ui/chain/chain-source.ts';
import { stepsText, toSteps } from '../../../../src/panel/ui/status/status-steps.ts';
import { record } from '../../../support/chains.ts';

const [TAB, POPUP] = [7, 9];

const words = (more: Partial<RedirectChain>) =>
  sourceWords({ ...record('GET http://a.test/ 302 / GET http://a.test/x 200'), ...more }, TAB).map(
    ({ word }) => word,
  );

describe('the origin of a chain', () => {
  it('is omitted for the inspected tab, whoever opened it', () => {
    expect(words({ tabId: TAB })).toEqual([]);
    expect(words({ tabId: TAB, openedBy: 3 })).toEqual([]);
  });

  it('is a new tab that this one opened', () => {
    expect(words({ tabId: POPUP, openedBy: TAB })).toEqual(['new tab']);
  });

  it('is unknown if the browser reports no tab', () => {
    expect(words({ tabId: -1 })).toEqual(['unattributed']);
  });

  it('is not missing in a session without tabs, as in most files', () => {
    const chain = { ...record('GET http://a.test/ 302 / GET http://a.test/x 200'), tabId: -1 };
    expect(sourceWords(chain, -1)).toEqual([]);
  });

  it('may be a prerendered page, also in a new tab', () => {
    expect(words({ tabId: TAB, lifecycle: 'prerender' })).toEqual(['prerendered']);
    expect(words({ tabId: POPUP, openedBy: TAB, lifecycle: 'prerender' })).toEqual([
      'new tab',
      'prerendered',
    ]);
  });

  it('may be the time before the panel was opened', () => {
    expect(words({ beforePanel: true })).toEqual(['earlier']);
  });

  it('includes that a hop is missing', () => {
    const whole = record(
      'GET http://a.test/1 302 / GET http://a.test/2 302 / GET http://a.test/3 200',
    );
    const [first, , last] = whole.hops;
    if (!last) throw new Error('three hops');
    const chain = { ...whole, hops: [first, last] as const };
    expect(sourceWords(whole, TAB)).toEqual([]);
    expect(sourceWords(chain, TAB).map(({ word }) => word)).toEqual(['gap']);
    expect(stepsText(toSteps(chain))).toBe('302 › gap › 200');
  });
});
