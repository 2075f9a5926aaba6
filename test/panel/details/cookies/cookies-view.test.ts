import { describe, expect, it } from 'vitest';
import { cookiesView } from '../../../../src/panel/details/cookies/cookies-view.ts';
import { record } from '../../../support/chains.ts';
import { comparisonsMade } from '../../../support/counts/comparisons-made.ts';
import { chainOf, hop } from '../../samples.ts';

const viewOf = (drawing: string) => cookiesView(record(drawing));

const linesOf = (drawing: string) =>
  viewOf(drawing).hops.map(({ lines }) =>
    lines.map(({ word, name, value, story }) => `${word} ${name}=${value}: ${story}`),
  );

describe('the cookies of a chain', () => {
  const drawing =
    'GET http://a.test/ {Cookie: old=0} 302 {Set-Cookie: a=1; Set-Cookie: b=2} / ' +
    'GET http://a.test/b {Cookie: old=0; Cookie: a=1} 200';

  it('are described hop by hop: what was sent, omitted and set, from where, to where and why not', () => {
    expect(linesOf(drawing)).toEqual([
      [
        'sent old=0: set before this chain',
        'set a=1: sent at hop 2',
        'set b=2: not sent at hop 2 (reason unknown)',
      ],
      [
        'sent old=0: set before this chain',
        'sent a=1: set at hop 1',
        'not sent b=2: set at hop 1; reason unknown',
      ],
    ]);
  });

  it('are said to be older than the chain only if its first hop sent them', () => {
    const late = 'GET http://a.test/ 302 / GET http://a.test/b {Cookie: late=1} 200';
    expect(linesOf(late)[1]).toEqual([
      'sent late=1: not set by an observed response of this chain',
    ]);
  });

  it('are summarized', () => {
    expect(viewOf(drawing).summary).toBe('2 cookies set, 1 not sent to a later hop.');
    expect(viewOf('GET http://a.test/ {Cookie: a=1} 200').summary).toBe('No hop set a cookie.');
    expect(viewOf('GET http://a.test/ 200 {Set-Cookie: a=1}').summary).toMatch(/^1 cookie set;/);
  });

  it('are not summarized as sent if nobody saw what was sent', () => {
    const headers = [{ name: 'Set-Cookie', value: 'a=1' }];
    const response = { status: 302, statusLine: '', headers };
    const hidden = [
      hop('GET', 'http://a.test/', { response }),
      hop('GET', 'http://a.test/b'),
    ] as const;
    expect(cookiesView(chainOf('x', hidden)).summary).toBe(
      '1 cookie set, 1 not observable or not yet observed.',
    );
  });

  it('are shown as deleted if they are', () => {
    expect(linesOf('GET http://a.test/ 200 {Set-Cookie: a=; Set-Cookie: b=2}')[0]?.[1]).toBe(
      'set b=2: no later hop on this site',
    );
    const headers = [{ name: 'Set-Cookie', value: 'a=\u202E; Max-Age=0' }];
    const response = { status: 200, statusLine: '', headers };
    const [only] = cookiesView(chainOf('x', [hop('GET', 'http://a.test/', { response })])).hops;
    expect(only?.lines).toEqual([
      expect.objectContaining({ kind: 'deleted', word: 'deleted', value: '\\u{202E}', story: '' }),
    ]);
  });

  it('are not described as absent if nobody saw them', () => {
    const chain = chainOf('x', [hop('GET', 'http://a.test/')]);
    const note = (ended: boolean) => cookiesView({ ...chain, ended }).hops[0]?.note;
    expect(note(true)).toBe('Cookies sent: not observable.');
    expect(note(false)).toBe('Cookies sent: not yet observed.');
    expect(viewOf('GET http://a.test/ {Accept: x} 200').hops[0]?.note).toBe('No cookies.');
  });
});

describe('many cookies', () => {
  const sent = (value: string) =>
    hop('GET', 'http://a.test/', { requestHeaders: [{ name: 'Cookie', value }] });
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, index) => `c${index}=1`).join('; ');
  /** One pair, set again and again at other paths, which is too late for the hops before. */
  const setting = (count: number) => {
    const headers = Array.from({ length: count }, (_, index) => ({
      name: 'Set-Cookie',
      value: `a=1; Path=/${index}`,
    }));
    return hop('GET', 'http://a.test/', {
      response: { status: 200, statusLine: 'HTTP/1.1 200 OK', headers },
    });
  };

  it.each([
    ['sent', (count: number) => chainOf('1', [sent(numbered(count))])],
    [
      'set again',
      (count: number) => chainOf('1', [setting(1), sent('a=1;'.repeat(count)), setting(count)]),
    ],
  ] as const)('take time proportional to their number: %s', (_, chainWith) => {
    const looked = (count: number) => {
      const chain = chainWith(count);
      return comparisonsMade(() => cookiesView(chain));
    };
    expect(looked(1000)).toBeLessThan(2.5 * looked(500) + 100);
  });

  it.each(['', '; Domain=b.test'])('take one lookup each, not one per hop: %j', (domain) => {
    const looked = (hops: number) => {
      const count = 2000 / hops;
      const headers = Array.from({ length: count }, (_, index) => ({
        name: 'Set-Cookie',
        value: `d${index}=1${domain}`,
      }));
      const response = { status: 200, statusLine: 'HTTP/1.1 200 OK', headers };
      const each = { ...sent(numbered(count)), response };
      const [first, ...rest] = Array.from({ length: hops }, () => each);
      const chain = chainOf('1', [first ?? each, ...rest]);
      return comparisonsMade(() => cookiesView(chain));
    };
    expect(looked(20)).toBeLessThan(1.5 * looked(2));
  });
});
