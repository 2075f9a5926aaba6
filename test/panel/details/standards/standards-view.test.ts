import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { toTransitions } from '../../../../src/core/transition/transition.ts';
import { standardsView } from '../../../../src/panel/details/standards/standards-view.ts';
import { events, record, recordAll } from '../../../support/chains.ts';

/** The view of a chain's last redirect. */
function viewOf(chain: RedirectChain) {
  const transition = toTransitions(chain).at(-1);
  if (!transition) throw new Error('no redirect');
  return standardsView(chain, transition);
}

describe('the standards’ requirements for a redirect', () => {
  it('are compared with what was observed, aspect by aspect', () => {
    const chain = record(
      'POST http://a.test/ (form a=1) {Content-Type: x} 302 / GET http://a.test/x {Accept: y} 200',
    );
    expect(viewOf(chain)).toMatchObject({
      summary: 'Standards: as Fetch requires',
      rows: [
        {
          name: 'Target',
          observed: 'the Location URL',
          required: { text: 'the Location URL', source: '§4.5 step 3' },
          allowed: { text: 'the Location URL', source: '§10.2.2' },
        },
        {
          name: 'Method',
          agreement: 'agrees',
          observed: 'GET',
          required: { text: 'GET', source: '§4.5 step 12' },
          allowed: { text: 'POST or GET', source: '§15.4.3' },
        },
        {
          name: 'Body',
          observed: 'dropped',
          required: { text: 'dropped' },
          allowed: { text: 'dropped if the method becomes GET, otherwise sent again' },
        },
        { name: 'Body headers', observed: 'Content-Type dropped' },
      ],
    });
  });

  it('are summarized by the deviations from Fetch', () => {
    const chain = record('POST http://a.test/ (24 B) 307 / GET http://a.test/x 200');
    const view = viewOf(chain);
    expect(view?.summary).toBe('Standards: deviates from Fetch in method, body');
    expect(view?.rows.map(({ agreement }) => agreement)).toEqual(['agrees', 'departs', 'departs']);
    const leaked =
      'GET http://a.test/ {Authorization: Bearer x} 302 / GET http://b.test/ {Authorization: Bearer x} 200';
    expect(viewOf(record(leaked))?.summary).toBe('Standards: deviates from Fetch in Authorization');
  });

  it('are neither met nor violated by what was not observable', () => {
    const chain = record('PATCH http://a.test/ (hidden) 308 / PATCH http://a.test/x (hidden) 200');
    const view = viewOf(chain);
    expect(view?.summary).toBe('Standards: as Fetch requires; body not observable');
    expect(view?.rows.at(-1)).toMatchObject({
      name: 'Body',
      agreement: 'unknown',
      observed: 'not observable',
      required: { text: 'sent again' },
    });
  });

  it('show both URLs if a redirect led elsewhere, with nothing invisible in them', () => {
    const chain = record('GET http://a.test/#\u202E 302 / GET http://a.test/x 200');
    expect(viewOf(chain)?.rows[0]).toMatchObject({
      agreement: 'departs',
      observed: 'http://a.test/x',
      required: { text: 'http://a.test/x#%E2%80%AE' },
    });
    const [first, second] = chain.hops;
    const odd = { ...(second ?? first), method: 'G\u202ET' };
    expect(viewOf({ ...chain, hops: [first, odd] })?.rows[1]?.observed).toBe('G\\u{202E}T');
  });

  it('include the count from the second redirect on', () => {
    const chain = record(
      'GET http://a.test/ 302 / GET http://a.test/x 302 / GET http://a.test/y 200',
    );
    expect(viewOf(chain)?.rows.at(-1)).toMatchObject({
      name: 'Redirects',
      observed: '2',
      required: { text: 'at most 20' },
    });
  });

  it('exclude RFC 9110 if no server redirected, and are empty if nobody saw the redirect', () => {
    const hsts = viewOf(record('GET http://a.dev/ hsts / GET https://a.dev/ 200'));
    expect(hsts?.rows).toMatchObject([
      { name: 'Method', required: { text: 'GET', source: 'RFC 6797 §8.3' }, allowed: undefined },
    ]);
    const [missed] = recordAll(
      events('POST http://a.test/ 302 / GET http://b.test/x 200').filter(
        ({ kind }) => kind === 'request' || kind === 'completed',
      ),
    );
    if (!missed) throw new Error('no chain');
    expect(viewOf(missed)).toBeUndefined();
  });
});
