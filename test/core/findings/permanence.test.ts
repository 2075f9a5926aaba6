import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, idsOf, stairs } from '../../support/find.ts';

describe('replaceable-chain', () => {
  const find = (drawing: string) => found('replaceable-chain', drawing);

  it('is found in http → https → www → slash, and names the direct way', () => {
    const drawing = stairs(
      ['http://a.test/x', 'https://a.test/x', 'https://www.a.test/x', 'https://www.a.test/x/'],
      '302',
    );
    expect(find(drawing)).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: '3 redirects could be replaced by one to https://www.a.test/x/',
        explanation: expect.stringContaining('Steps: HTTPS, www, trailing slash.'),
        fixes: [{ status: 301, from: 'http://a.test/x', to: 'https://www.a.test/x/' }],
      },
    ]);
    // The redirects' being temporary is told with it.
    expect(idsOf(drawing)).toEqual(['replaceable-chain']);
  });

  it('is found in permanent redirects to anywhere, and keeps 308', () => {
    const drawing = stairs(['http://a.test/1', 'http://a.test/2', 'http://b.test/3'], '308');
    expect(find(drawing)[0]?.remedy).toContain('http://b.test/3, or return 308');
    expect(find(drawing.replaceAll('b.test', 'b.a.test'))[0]?.fixes).toEqual([
      { status: 308, from: 'http://a.test/1', to: 'http://b.a.test/3' },
    ]);
  });

  it('is found in the part of a chain that can be replaced', () => {
    const drawing =
      'GET http://a.test/0 302 / GET http://a.test/1 301 / GET http://a.test/2 301 / GET http://a.test/3 200';
    expect(find(drawing).map(({ hop, fixes }) => [hop, fixes?.[0]?.to])).toEqual([
      [1, 'http://a.test/3'],
    ]);
  });

  it('does not count what the browser upgrades by itself', () => {
    const drawing =
      'GET https://a.test/ 301 / GET http://www.a.test/ hsts / GET https://www.a.test/ 200';
    expect(find(drawing)).toEqual([]);
  });

  it('is found on either side of a border beyond which others own', () => {
    const drawing = stairs(
      [
        'https://t.test/1',
        'https://b.test/2',
        'http://a.test/3',
        'https://a.test/3',
        'https://a.test/4',
      ],
      '301',
    );
    expect(find(drawing).map(({ hop }) => hop)).toEqual([1]);
  });

  it('leaves a fragment out, which the browser carries over', () => {
    const drawing = stairs(['http://a.test/1#x', 'http://a.test/2#x', 'http://a.test/3#x'], '301');
    expect(find(drawing)[0]?.fixes?.[0]).toMatchObject({
      from: 'http://a.test/1',
      to: 'http://a.test/3',
    });
  });

  it.each([
    ['one redirect', stairs(['http://a.test/', 'https://a.test/'], '301')],
    [
      'a way through HTTPS that ends on HTTP, which one redirect would give up',
      stairs(['http://www.a.test/', 'https://www.a.test/', 'http://shop.a.test/'], '301'),
    ],
    [
      'a URL that leads to itself',
      stairs(Array(6).fill('https://a.test/'), '301', '301>https://a.test/'),
    ],
    [
      'a way that comes back to where it was',
      stairs(['http://a.test/x', 'https://a.test/x', 'http://a.test/x', 'http://a.test/y'], '301'),
    ],
    [
      'a way from HTTPS to HTTP',
      stairs(['https://a.test/1', 'https://www.a.test/1', 'http://www.a.test/1/'], '301'),
    ],
    ['temporary ones', stairs(['http://a.test/1', 'http://a.test/2', 'http://a.test/3'])],
    [
      'a sign-in',
      'GET http://a.test/ 302 / GET http://idp.test/ 302 / GET http://a.test/cb 303 / GET http://a.test/ 200',
    ],
    [
      'redirects that set cookies',
      'GET http://a.test/1 301 {Set-Cookie: a=1} / GET http://a.test/2 301 / GET http://a.test/3 200',
    ],
    [
      'a shortener’s link that another shortens',
      stairs(['https://t.test/1', 'https://bit.test/2', 'https://a.test/3'], '301'),
    ],
    [
      'another method',
      'POST http://a.test/1 308 / POST http://a.test/2 308 / POST http://a.test/3 200',
    ],
    [
      'the two steps that the HSTS preload list demands',
      'GET http://a.test/ 301 / GET https://a.test/ 301 {Strict-Transport-Security: max-age=1} / GET https://www.a.test/ 200',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('temporary-canonical', () => {
  const find = (drawing: string) =>
    foundIn('temporary-canonical', record(drawing, { type: 'main_frame' }));

  it.each([
    ['http://a.test/x', 'https://a.test/x', 'HTTP to HTTPS'],
    ['http://a.test:8080/', 'https://a.test:8443/', 'HTTP to HTTPS'],
    ['https://a.test/', 'https://www.a.test/', 'the www prefix'],
    ['https://www.a.test/', 'https://a.test/', 'the www prefix'],
    ['https://a.test/x', 'https://a.test/x/', 'the trailing slash'],
    ['https://a.test/x/?q=1', 'https://a.test/x?q=1', 'the trailing slash'],
    [
      'http://a.test/x',
      'https://www.a.test/x/',
      'HTTP to HTTPS, the www prefix and the trailing slash',
    ],
  ])('is found from %s to %s', (from, to, what) => {
    expect(find(stairs([from, to]))).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: `302 changes ${what} only temporarily`,
        fixes: [{ status: 301, from, to }],
      },
    ]);
  });

  it.each([
    ['a permanent one', stairs(['http://a.test/', 'https://a.test/'], '301')],
    ['308', stairs(['http://a.test/', 'https://a.test/'], '308')],
    ['another path', stairs(['http://a.test/', 'https://a.test/home'])],
    ['another query', stairs(['https://a.test/x', 'https://a.test/x/?lang=en'])],
    ['another port', stairs(['https://a.test/', 'https://a.test:8443/'])],
    ['the way back to http', stairs(['https://a.test/', 'http://a.test/'])],
    ['a POST', 'POST http://a.test/x 302 / GET http://a.test/x/ 200'],
    [
      'one that sets a cookie',
      'GET http://a.test/ 302 {Set-Cookie: a=1} / GET https://a.test/ 200',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('permanent-sets-cookie', () => {
  const find = (answer: string) =>
    found('permanent-sets-cookie', `GET http://a.test/1 ${answer} / GET http://a.test/2 200`);

  it.each([301, 308])('is found where %i sets one', (status) => {
    expect(find(`${status} {Set-Cookie: visitor=7}`)).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: `Once cached, this ${status} no longer sets the cookie visitor`,
      },
    ]);
  });

  it.each([
    ['302', '302 {Set-Cookie: a=1}'],
    ['none', '301'],
    ['a 301 that may not be stored', '301 {Set-Cookie: a=1; Cache-Control: private, no-store}'],
    ['a 301 that is asked for again', '301 {Cache-Control: max-age=0; Set-Cookie: a=1}'],
  ])('is not found in %s', (_, answer) => {
    expect(find(answer)).toEqual([]);
  });

  it('is not found where the target sets it, too, as balancers do', () => {
    const drawing =
      'GET http://a.test/1 301 {Set-Cookie: LB=1} / GET http://a.test/2 200 {Set-Cookie: LB=2}';
    expect(found('permanent-sets-cookie', drawing)).toEqual([]);
  });

  it('is found in one that is kept for a while', () => {
    expect(find('301 {Cache-Control: max-age=60; Set-Cookie: a=1}')).toHaveLength(1);
  });
});

describe('permanent-from-cache', () => {
  const find = (answer: string) => {
    const chain = record(`GET http://a.test/1 ${answer} / GET http://a.test/2 200`);
    return foundIn('permanent-from-cache', answeredBy(chain, [{ fromCache: true }]));
  };

  it('says for how long the server cannot change its mind', () => {
    expect(find('301 {Cache-Control: public, max-age=3600}')[0]).toMatchObject({
      severity: 'info',
      hop: 0,
      explanation: expect.stringContaining('Its max-age is 3600'),
    });
    expect(find('308')[0]?.explanation).toContain('For as long as the browser keeps it cached');
  });

  it('is not found in what is not permanent, nor where the server was asked', () => {
    expect(find('302 {Cache-Control: max-age=3600}')).toEqual([]);
    expect(idsOf('GET http://a.test/1 301 / GET http://a.test/2 200')).toEqual([]);
  });
});

describe('permanent-not-remembered', () => {
  const find = (drawing: string) => found('permanent-not-remembered', drawing);

  it('is found where 308 answers what no cache keeps', () => {
    expect(
      find('POST http://a.test/v1 (24 B) 308 / POST http://a.test/v2 (24 B) 201'),
    ).toMatchObject([
      {
        severity: 'info',
        hop: 0,
        text: 'Every POST is sent twice because this 308 isn’t cached',
        remedy: expect.stringContaining('/v2'),
      },
    ]);
  });

  it.each([
    'GET http://a.test/ 308 / GET http://a.test/b 200',
    'HEAD http://a.test/ 308 / HEAD http://a.test/b 200',
    'POST http://a.test/ 307 / POST http://a.test/b 200',
    'PUT http://a.test/ 301 / PUT http://a.test/b 200',
    'DELETE http://a.test/ 308 / DELETE http://a.test/b 204',
  ])('is not found in %s', (drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it('is not found in a form, which somebody sends now and then', () => {
    const drawing = 'POST http://a.test/v1 (form a=1) 308 / POST http://a.test/v2 (form a=1) 200';
    expect(found('permanent-not-remembered', drawing, { type: 'main_frame' })).toEqual([]);
  });
});

describe('redirects that lead to nothing', () => {
  it.each([
    'GET http://a.test/x 302 / GET https://a.test/x net::ERR_CONNECTION_REFUSED',
    'GET https://a.test/x 302 / GET https://www.a.test/x net::ERR_NAME_NOT_RESOLVED',
    'GET https://a.test/x 302 / GET https://a.test/x/ 404',
    'GET http://a.test/x 301 / GET https://a.test/x 301 / GET https://www.a.test/x net::ERR_CERT_AUTHORITY_INVALID',
  ])('are not to be made permanent: %s', (drawing) => {
    const ids = idsOf(drawing);
    expect(ids).not.toContain('temporary-canonical');
    expect(ids).not.toContain('replaceable-chain');
  });
});
