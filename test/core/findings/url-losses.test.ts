import { describe, expect, it } from 'vitest';
import { found, idsOf, stairs } from '../../support/find.ts';

describe('query-lost', () => {
  const find = (drawing: string) => found('query-lost', drawing);

  it('is found where the address is put right, and names what is gone but not its value', () => {
    const [finding, ...more] = find(
      stairs(['http://a.test/docs?page=7654&q=s3cret&page=8', 'https://a.test/docs/'], '301'),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      hop: 0,
      text: 'page and q were lost in the redirect to https://a.test/docs/',
      remedy: 'Include the query in the Location, in addition to the path.',
    });
    expect(finding?.fixes?.map(({ to }) => to)).toEqual([
      'https://a.test/docs/?page=7654&q=s3cret&page=8',
    ]);
    expect(`${finding?.text}${finding?.explanation}`).not.toContain('s3cret');
  });

  it.each([
    ['www', 'http://a.test/x?page=7654', 'http://www.a.test/x', '302'],
    ['an API’s version', 'http://a.test/v1/orders?page=7654', 'http://a.test/v2/orders', '308'],
    ['a new domain', 'http://old.test/?page=7654', 'http://new.test/', '301'],
    ['a move for a while', 'http://a.test/v1/orders?page=7654', 'http://b.test/v1/orders', '307'],
  ])('is found in a move that forgets it: %s', (_, from, to, status) => {
    expect(find(stairs([from, to], status))[0]?.text).toMatch(/^page was lost/);
  });

  it('says at which hop, and not where it comes back', () => {
    expect(
      find(
        stairs(['http://a.test/?page=7', 'http://a.test/x?page=7', 'https://a.test/x'], '301'),
      ).map(({ hop }) => hop),
    ).toEqual([1]);
    expect(
      find(
        stairs(['http://a.test/x?page=7', 'https://a.test/x', 'https://a.test/y?page=7'], '301'),
      ),
    ).toEqual([]);
  });

  it('keeps the parameters that the Location has in the advice', () => {
    const [finding] = find(
      stairs(['http://a.test/x?a=1&page=7654', 'https://a.test/x?a=1'], '301'),
    );
    expect(finding?.remedy).toBe('Add “page” to the Location.');
    expect(finding?.fixes).toBeUndefined();
  });

  it('is told of campaigns wherever they are lost within a site, as information', () => {
    const [finding] = find(
      stairs(['http://a.test/?utm_source=mail&id=7654', 'http://www.a.test/en/'], '302'),
    );
    expect(finding).toMatchObject({
      severity: 'info',
      text: 'utm_source was lost in the redirect to http://www.a.test/en/',
    });
  });

  it.each([
    ['a callback that uses its code', ['/callback?code=c0de&state=s7ate', '/home']],
    ['an id that leads to its page', ['/?p=1234', '/hello-world/']],
    ['one page that is now another', ['/page?lang=de', '/seite']],
    ['a parameter that is all there was to change', ['/page?lang=de', '/page']],
    ['a campaign that is cleaned away', ['/page?utm_source=mail', '/page']],
    ['what became a part of the path', ['/product?id=7654', '/product/7654']],
    ['what became a part of the path of the same name', ['/de/page?view=amp', '/amp/page']],
    ['what went into another parameter', ['/x?a=1', '/x/?next=%2Fb%3Fa%3D1']],
    ['what went into one, encoded twice', ['/x?a=1', '/x/?r=%252Fb%253Fa%253D1']],
    ['a value under another name', ['/v1/orders?page=7654', '/v2/orders?p=7654']],
    ['what went into the fragment', ['/x?page=7654', '/x/#page=7654']],
  ])('is not found in %s', (_, [from, to]) => {
    for (const status of ['301', '302', '303']) {
      expect(find(stairs([`http://a.test${from}`, `http://a.test${to}`], status))).toEqual([]);
    }
  });

  it.each([
    [
      'what a cookie keeps',
      'GET http://a.test/x?page=7654 301 {Set-Cookie: p=7654} / GET http://a.test/x/ 200',
    ],
    [
      'a campaign that a cookie may keep',
      'GET http://a.test/?utm_source=mail 302 {Set-Cookie: visit=1} / GET http://a.test/en 200',
    ],
    ['a campaign of another site’s', stairs(['http://a.test/?gclid=1234', 'http://b.test/x'])],
    ['a redirect that nobody followed', 'GET http://a.test/x?page=7654 301>/x/'],
    ['an upgrade within the browser', 'GET http://a.test/?a=1 hsts / GET https://a.test/ 200'],
    ['a query that stays', stairs(['http://a.test/x?a=1', 'https://a.test/x?a=1'], '301')],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it('takes a short value that stands in the path for one that is kept', () => {
    expect(find(stairs(['http://a.test/x?page=2', 'http://a.test/2/x'], '301'))).toEqual([]);
    expect(find(stairs(['http://a.test/v1/x?page=2', 'http://a.test/v2/x'], '301'))).toHaveLength(
      1,
    );
  });
});

describe('state-not-returned', () => {
  const ASK = 'http://id.test/authorize?client_id=shop&state=s7ate';
  const answer = (url: string, asked = ASK) =>
    found('state-not-returned', stairs(['http://a.test/', asked, url]));

  it.each([
    ['didn’t return it', 'http://a.test/callback?code=c0de'],
    ['returned a different one', 'http://a.test/callback?code=c0de&state=S7ATE'],
    ['didn’t return it', 'http://a.test/callback?error=access_denied'],
    ['didn’t return it', 'http://a.test/callback#id_token=x.y.z'],
  ])('is found where the server %s: %s', (what, url) => {
    const [finding, ...more] = answer(url);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', hop: 1 });
    expect(finding?.text).toBe(`id.test received a state but ${what} to a.test`);
    expect(JSON.stringify(finding)).not.toMatch(/s7ate/i);
  });

  it('is found behind further hops of the server', () => {
    const urls = ['http://a.test/', ASK, 'http://id.test/consent', 'http://a.test/cb?code=c0de'];
    expect(found('state-not-returned', stairs(urls)).map(({ hop }) => hop)).toEqual([2]);
  });

  it.each([
    ['one that is returned', 'http://a.test/callback?code=c0de&state=s7ate', ASK],
    ['one that is returned in the fragment', 'http://a.test/cb#id_token=x&state=s7ate', ASK],
    ['a request without one', 'http://a.test/cb?code=c0de', 'http://id.test/authorize?client_id=a'],
    ['what is no answer', 'http://id.test/login?session=1', ASK],
    [
      'an answer to somebody else',
      'http://id.test/login?error=expired',
      `${ASK}&redirect_uri=http%3A%2F%2Fa.test%2Fcb`,
    ],
  ])('is not found in %s', (_, url, asked) => {
    expect(answer(url, asked)).toEqual([]);
  });
});

describe('fragment-replaced', () => {
  it('is found where a Location has another one', () => {
    const [finding] = found(
      'fragment-replaced',
      stairs(['http://a.test/app#/orders/7', 'http://a.test/login#form']),
    );
    expect(finding).toMatchObject({
      severity: 'info',
      text: '#form replaced the requested fragment #/orders/7',
    });
    expect(finding?.remedy).toContain(
      'To keep the requested fragment, redirect to /login without one.',
    );
  });

  it.each([
    ['an inherited one', ['/help#printing', '/manual#printing']],
    ['one where there was none', ['/help', '/help#printing']],
    ['one that was never told, as in files', ['/help#printing', '/manual']],
  ])('is not found in %s', (_, urls) => {
    const [from = '', to = ''] = urls;
    expect(idsOf(stairs([`http://a.test${from}`, `http://a.test${to}`], '301'))).toEqual([]);
  });
});

describe('fragment-secret-kept', () => {
  const find = (drawing: string) => found('fragment-secret-kept', drawing);

  it('is found where a page of the same site inherits a token', () => {
    const [finding] = find('GET http://a.test/callback#access_token=s3cret 302>/home');
    expect(finding).toMatchObject({
      severity: 'info',
      text: 'The redirect to /home keeps access_token in the fragment',
    });
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it.each([
    ['a place in a page', 'GET http://a.test/help#printing 302>/manual'],
    ['a Location that ends it', 'GET http://a.test/cb#access_token=s3cret 302>/home#_'],
    ['another site, which is told otherwise', 'GET http://a.test/cb#access_token=s 302>//b.test/'],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});
