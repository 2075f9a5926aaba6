import { describe, expect, it } from 'vitest';
import { FIX_SERVERS } from '../../../../src/core/formats/fixes/index.ts';
import { chainFindings, needsList } from '../../../../src/panel/details/findings/finding-view.ts';
import { record } from '../../../support/chains.ts';

const OFFER: readonly string[] = FIX_SERVERS;
const byOffer = (a: string, b: string) => OFFER.indexOf(a) - OFFER.indexOf(b);

const views = (drawing: string) => chainFindings(record(drawing), []);

describe('findings in the details', () => {
  it('say what happened, why, what to respond, and how', () => {
    const [view] = views('POST http://a.test/v1/order (24 B) 302 / GET http://a.test/v2/order 200');
    expect(view).toMatchObject({
      id: 'post-became-get',
      severity: 'warning',
      hop: 0,
      text: '302 changed POST to GET and dropped the body of 24 B',
      remedy:
        'Request the redirect target directly, or return 307 to keep the method and body. If the target only shows a result, return 303.',
    });
    expect(view?.fixes.map(({ name }) => name)).toEqual(['Return 307', 'Return 303']);
    expect(view?.fixes[0]?.snippets.map(({ server }) => server)).toContain('nginx');
    expect(view?.fixes[0]?.snippets[0]?.text).toContain('/v2/order');
  });

  it('offer the lines for the sender of the redirect first, if it is known', () => {
    const fixOf = (headers: string) =>
      views(`POST http://a.test/v1/order (24 B) 302 ${headers} / GET http://a.test/v2/order 200`)[0]
        ?.fixes[0];
    const known = fixOf('{X-Powered-By: Express}');
    expect(known?.answeredBy).toBe('Express');
    expect(known?.snippets[0]?.server).toBe('Express');
    expect(fixOf('{X-AspNet-Version: 4.0}')?.snippets[0]?.server).toBe('ASP.NET Core');
    // Its layer has a longer name than its lines.
    expect(fixOf('{X-Redirect-By: Flask}')?.answeredBy).toBe('Flask');
    const unknown = fixOf('{Server: nginx}');
    expect(unknown?.answeredBy).toBeUndefined();
    expect(unknown?.snippets.map(({ server }) => server)).toEqual(
      known?.snippets.map(({ server }) => server).toSorted(byOffer),
    );
  });

  it('make invisible and misleading characters from the network visible', () => {
    const chain = record('POST http://a.test/ 307 / GET http://a.test/b 200');
    const [first, second] = chain.hops;
    const hostile = { ...chain, hops: [first, { ...second, method: 'G\u202eET' }] } as never;
    expect(chainFindings(hostile, [])[0]?.text).toBe(
      '307 changed POST to G\\u{202E}ET, which isn’t allowed',
    );
  });

  it('are listed above the hops only if there are several, or one is far down', () => {
    expect(needsList(views('GET http://a.test/ 301 / GET http://a.test/b 200'))).toBe(false);
    expect(needsList(views('POST http://a.test/ 301 / GET http://a.test/b 200'))).toBe(false);
    expect(
      needsList(
        views('PUT http://a.test/ 302 / PUT http://a.test/b 301 / PUT http://a.test/c 200'),
      ),
    ).toBe(true);
  });
});
