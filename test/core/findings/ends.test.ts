import { describe, expect, it } from 'vitest';
import type { ChainLink, LinkCause } from '../../../src/core/chain/chain.ts';
import { record } from '../../support/chains.ts';
import { found, foundIn, idsOf } from '../../support/find.ts';

describe('unusable-location', () => {
  const find = (drawing: string, type = 'xmlhttprequest') =>
    found('unusable-location', drawing, { type }).map(({ text }) => text);

  it.each([301, 302, 303, 307, 308])('is found where %i has none', (status) => {
    expect(find(`GET http://a.test/ ${status}`)).toEqual([`${status} without a Location`]);
  });

  it('tells an empty one, and one that is no URL', () => {
    expect(find('GET http://a.test/ 302>')).toEqual(['302 with an empty Location']);
    expect(find('GET http://a.test/ 302>http://')).toEqual([
      '302 with an invalid Location: http://',
    ]);
  });

  it.each(['data:,x', 'ftp://a.test/', 'javascript:alert(1)', 'file:///etc/passwd'])(
    'is found where even a page may not be led to %s',
    (url) => {
      expect(find(`GET http://a.test/ 302>${url}`, 'main_frame')).toEqual([
        `302 to a scheme that browsers don’t follow: ${url}`,
      ]);
    },
  );

  it('is found where a fetch is led to an app, and not where a page is', () => {
    expect(find('GET http://a.test/ 302>myapp://x')).toHaveLength(1);
    expect(find('GET http://a.test/ 302>myapp://x', 'main_frame')).toEqual([]);
  });

  it('is told once, of a loop by an empty Location too', () => {
    const loop = [
      ...Array.from({ length: 20 }, () => 'GET http://a.test/ 302 / '),
      'GET http://a.test/ NS_ERROR_REDIRECT_LOOP',
    ].join('');
    const chain = record(loop);
    const headers = [{ name: 'Location', value: '' }];
    const hops = chain.hops.map((hop) =>
      hop.response ? { ...hop, response: { ...hop.response, headers } } : hop,
    );
    const empty = { ...chain, hops: hops as unknown as typeof chain.hops };
    expect(foundIn('unusable-location', empty)).toHaveLength(1);
    expect(foundIn('redirect-loop', empty)).toEqual([]);
  });

  it.each([
    ['one that was not followed', 'GET http://a.test/ 302>/b'],
    ['other statuses', 'GET http://a.test/ 304'],
    ['300, which needs none', 'GET http://a.test/ 300'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it('is not found where the headers were not observed', () => {
    const chain = record('GET http://a.test/ 302');
    const [hop] = chain.hops;
    const unseen = { ...hop, response: { status: 302, statusLine: '' } };
    expect(foundIn('unusable-location', { ...chain, hops: [unseen] })).toEqual([]);
  });
});

describe('status-not-followed', () => {
  const find = (drawing: string) => found('status-not-followed', drawing);

  it.each([300, 305, 306])('is found where %i has a Location', (status) => {
    expect(find(`GET http://a.test/ ${status}>/en`)).toMatchObject([
      {
        severity: 'warning',
        hop: 0,
        text: `Browsers don’t follow a ${status} to /en`,
        fixes: [{ status: 303, from: 'http://a.test/', to: 'http://a.test/en' }],
      },
    ]);
  });

  it('is found after other redirects', () => {
    expect(find('GET http://a.test/ 302 / GET http://a.test/b 300>/en')[0]?.hop).toBe(1);
  });

  it.each(['GET http://a.test/ 300', 'GET http://a.test/ 304>/b', 'GET http://a.test/ 302>/b'])(
    'is not found in %s',
    (drawing) => {
      expect(find(drawing)).toEqual([]);
    },
  );
});

describe('preflight-redirected', () => {
  const PREFLIGHT =
    'OPTIONS http://a.test/ {Access-Control-Request-Method: PUT; Origin: http://b.test} 307>http://c.test/';

  it('is found in the preflight', () => {
    expect(found('preflight-redirected', PREFLIGHT)).toMatchObject([
      {
        severity: 'error',
        hop: 0,
        text: 'The preflight response was 307, so PUT was not sent',
        remedy: expect.stringContaining('http://c.test/'),
      },
    ]);
    expect(idsOf(PREFLIGHT)).toEqual(['preflight-redirected']);
  });

  it('is found in the request that it stopped, which is as sure as the link is', () => {
    const preflight = record(PREFLIGHT, { requestId: '1' });
    const stopped = record('PUT http://a.test/ net::ERR_FAILED', { requestId: '2' });
    const link: ChainLink = { from: '1', cause: 'preflight', certainty: 'likely' };
    const linked = { ...stopped, link };
    expect(foundIn('preflight-redirected', linked, preflight)).toMatchObject([
      {
        text: 'PUT was not sent, likely because its preflight was redirected',
        remedy: expect.stringContaining('http://c.test/'),
      },
    ]);
    expect(foundIn('preflight-redirected', linked)).toHaveLength(1);
  });

  it('is likely found where the browser’s own upgrade failed', () => {
    const upgraded = 'OPTIONS http://a.test/ hsts / OPTIONS https://a.test/ net::ERR_FAILED';
    const [finding] = found('preflight-redirected', upgraded);
    expect(finding).toMatchObject({ severity: 'error', hop: 0 });
    expect(finding?.remedy).toBe('Use https: in the page’s request.');
    for (const end of ['204', 'net::ERR_CONNECTION_REFUSED']) {
      expect(found('preflight-redirected', upgraded.replace('net::ERR_FAILED', end))).toEqual([]);
    }
    expect(found('preflight-redirected', upgraded.replaceAll('OPTIONS', 'PUT'))).toEqual([]);
  });

  it.each([
    'OPTIONS http://a.test/ {Access-Control-Request-Method: PUT} 204',
    'OPTIONS http://a.test/ 307>/b',
    'PUT http://a.test/ net::ERR_FAILED',
  ])('is not found in %s', (drawing) => {
    expect(found('preflight-redirected', drawing)).toEqual([]);
  });
});

describe('cors-refused', () => {
  const find = (drawing: string) => found('cors-refused', drawing);
  const ASKED = '{Origin: http://page.test; Sec-Fetch-Mode: cors}';

  it('is found, as likely, where the answer does not allow the origin', () => {
    const [finding] = find(
      `GET http://a.test/ ${ASKED} 302 / GET http://b.test/ {Origin: null; Sec-Fetch-Mode: cors} 200`,
    );
    expect(finding).toMatchObject({
      severity: 'error',
      hop: 1,
      text: 'Likely refused by CORS: the response has no Access-Control-Allow-Origin',
      remedy: expect.stringContaining('Origin is null'),
    });
  });

  it('is found in the redirect itself, which has to allow it, too', () => {
    const chain = record(`GET http://a.test/ ${ASKED} 302>/b`);
    const [hop] = chain.hops;
    const failed = { ...chain, hops: [{ ...hop, error: 'net::ERR_FAILED' }] as [typeof hop] };
    expect(foundIn('cors-refused', failed)[0]).toMatchObject({
      hop: 0,
      remedy: expect.stringContaining(
        'Access-Control-Allow-Origin: http://page.test” with the redirect',
      ),
    });
  });

  it.each([
    [
      'an answer that allows it',
      `GET http://a.test/ ${ASKED} 200 {Access-Control-Allow-Origin: *}`,
    ],
    ['a navigation', 'GET http://a.test/ {Origin: http://page.test; Sec-Fetch-Mode: navigate} 200'],
    ['a request without an origin', 'GET http://a.test/ 302 / GET http://b.test/ 200'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('client-side-redirect', () => {
  const before = record('GET http://a.test/old 200', { requestId: '1', type: 'main_frame' });
  const find = (
    link: Partial<ChainLink>,
    drawing = 'GET http://a.test/new 200',
    type = 'main_frame',
  ) => {
    const chain = record(drawing, { requestId: '2', type });
    const whole: ChainLink = { from: '1', cause: 'meta-refresh', certainty: 'certain', ...link };
    return foundIn('client-side-redirect', { ...chain, link: whole }, before);
  };

  it('is found where a page led on, with the statuses that would have', () => {
    const move = { from: 'http://a.test/old', to: 'http://a.test/new' };
    expect(find({})).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: 'A meta refresh navigated here from /old',
        fixes: [
          { status: 302, ...move },
          { status: 301, ...move },
        ],
      },
    ]);
  });

  it.each<[LinkCause, string]>([
    ['refresh-header', 'A Refresh header'],
    ['script', 'A script'],
    ['client-side', 'A script or meta element'],
  ])('names %s', (cause, name) => {
    expect(find({ cause })[0]?.text).toBe(`${name} navigated here from /old`);
  });

  it('leaves it open whether a status can do what a script does', () => {
    const [finding] = find({ cause: 'script', certainty: 'likely' });
    expect(finding?.remedy).toContain('If the server has the information');
    expect(finding?.fixes).toBeUndefined();
  });

  it('is told once of pages that lead on one after the other', () => {
    const chain = record('GET http://a.test/newer 200', { requestId: '3', type: 'main_frame' });
    const link = (from: string, certainty: ChainLink['certainty'] = 'likely'): ChainLink => ({
      from,
      cause: 'script',
      certainty,
    });
    const last = { ...chain, link: link('2') };
    const told = (certainty: ChainLink['certainty']) =>
      foundIn('client-side-redirect', last, { ...before, link: link('0', certainty) });
    expect(told('likely')).toEqual([]);
    expect(told('possible')).toHaveLength(1);
  });

  it('is found though the page before is not there any more', () => {
    const chain = record('GET http://a.test/new 200', { type: 'main_frame' });
    const link: ChainLink = { from: '0', cause: 'meta-refresh', certainty: 'certain' };
    expect(foundIn('client-side-redirect', { ...chain, link })[0]?.text).toBe(
      'A meta refresh navigated here',
    );
  });

  it('is not found where a form was submitted, or where it is only possible', () => {
    expect(find({ cause: 'form' })).toEqual([]);
    expect(find({ cause: 'form' }, 'POST http://a.test/new 200')).toEqual([]);
    expect(find({ certainty: 'possible' })).toEqual([]);
  });

  it('is not found in frames', () => {
    expect(find({}, 'GET http://a.test/new 200', 'sub_frame')).toEqual([]);
  });
});

describe('upgraded-http-url', () => {
  const find = (drawing: string, initiator?: string) =>
    found('upgraded-http-url', drawing, initiator === undefined ? {} : { initiator });
  const UPGRADED = 'GET http://b.test/ hsts / GET https://b.test/ 200';

  it('is found in a Location, with the one to send', () => {
    expect(find(`GET https://a.test/ 302 / ${UPGRADED}`)).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: 'The Location still uses an HTTP URL: http://b.test/',
        fixes: [{ status: 302, from: 'https://a.test/', to: 'https://b.test/' }],
      },
    ]);
  });

  it('is found in a link of a page, and not in what somebody typed', () => {
    expect(find(UPGRADED, 'https://a.test')[0]?.text).toBe(
      'The page still uses an HTTP URL: http://b.test/',
    );
    expect(find(UPGRADED)).toEqual([]);
  });

  it('tells a server that redirects to itself how to learn its scheme', () => {
    const own = 'GET https://b.test/x 302 / GET http://b.test/x/ hsts / GET https://b.test/x/ 200';
    expect(find(own)[0]?.remedy).toContain('X-Forwarded-Proto');
    expect(find(`GET https://a.test/ 302 / ${UPGRADED}`)[0]?.remedy).not.toContain('Forwarded');
  });

  it('is told once of a chain', () => {
    const twice = `GET https://a.test/ 302 / GET http://b.test/ hsts / GET https://b.test/ 302 / GET http://b.test/2 hsts / GET https://b.test/2 200`;
    expect(find(twice)).toHaveLength(1);
  });

  it.each([
    ['another extension’s redirect', 'GET http://b.test/ extension / GET https://b.test/ 200'],
    ['a server’s redirect to https', 'GET http://b.test/ 301 / GET https://b.test/ 200'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing, 'https://a.test')).toEqual([]);
  });
});
