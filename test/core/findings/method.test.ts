import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

describe('post-became-get', () => {
  const find = (drawing: string) => found('post-became-get', drawing);

  it.each([
    [301, 308],
    [302, 307],
  ])('is found where %i turns POST into GET, and %i would not have', (status, keeping) => {
    const [finding] = find(
      `POST http://a.test/v1/order (24 B) ${status} / GET http://a.test/v2/order 200`,
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      hop: 0,
      text: `${status} changed POST to GET and dropped the body of 24 B`,
      fixes: [
        { status: keeping, from: 'http://a.test/v1/order', to: 'http://a.test/v2/order' },
        { status: 303, from: 'http://a.test/v1/order', to: 'http://a.test/v2/order' },
      ],
    });
    expect(finding?.remedy).toContain(`return ${keeping} to keep`);
    expect(finding?.reference.text).toBe(`RFC 9110 §15.4.${status - 299}`);
  });

  describe('as Post/Redirect/Get, which most frameworks do by 302', () => {
    const SIGN_IN =
      'POST https://a.test/login (form user=ada) 302 {Set-Cookie: s=1} / GET https://a.test/home {Cookie: s=1} 200';
    const findForm = (drawing: string, type = 'main_frame') =>
      found('post-became-get', drawing, { type }).map(({ severity, fixes }) => [
        severity,
        fixes?.[0]?.status,
      ]);

    it.each([
      ['the answer sets a cookie', SIGN_IN],
      ['no cookie tells that the form was read', SIGN_IN.replace('{Set-Cookie: s=1} ', '')],
      ['the page is not there', SIGN_IN.replace(/200$/, '404')],
      ['the target reports an error', SIGN_IN.replace('/home', '/login?error=1')],
      ['the page has the same name in another part', SIGN_IN.replace('/home', '/de/login')],
      ['the page is elsewhere', SIGN_IN.replace('a.test/home', 'b.test/static/done.html')],
    ])(
      'is only information where %s, without lines that answer for the application',
      (_, drawing) => {
        expect(findForm(drawing)).toEqual([['info', undefined]]);
      },
    );

    it.each([
      ['the status is 301', SIGN_IN.replace('302', '301').replace('/login', '/save'), undefined],
      ['the page refuses GET', SIGN_IN.replace(/200$/, '405'), undefined],
      ['only the slash changes', SIGN_IN.replace('/home', '/login/'), 307],
      [
        'only the scheme changes',
        SIGN_IN.replace('https://a.test/login', 'http://a.test/home'),
        307,
      ],
      ['only the host changes', SIGN_IN.replace('a.test/home', 'www.a.test/login'), 307],
    ])('is a warning where %s', (_, drawing, fix) => {
      expect(findForm(drawing)).toEqual([['warning', fix]]);
    });

    it('is a warning where a script’s data was lost, but without lines', () => {
      const call = 'POST https://a.test/api/orders (24 B) 302 / GET https://a.test/api/list 200';
      expect(findForm(call, 'xmlhttprequest')).toEqual([['warning', undefined]]);
      for (const result of [
        call.replace('24 B', 'form a=1'),
        call.replace('/api/orders', '/api/login'),
        `${call} {Content-Type: text/html}`,
      ]) {
        expect(findForm(result, 'xmlhttprequest')).toEqual([['info', undefined]]);
      }
    });

    it('leaves it to the server whether a script’s data was meant for another path', () => {
      const remedy = (target: string) =>
        found('post-became-get', `POST https://a.test/api/orders (24 B) 302 / GET ${target} 200`)[0]
          ?.remedy;
      expect(remedy('https://a.test/api/list')).toMatch(/^If the server has handled the POST/);
      expect(remedy('https://b.test/api/orders')).toMatch(/^Request the redirect target directly/);
    });

    it('does not call the same URL a different page', () => {
      const drawing = 'POST https://a.test/profile (form a=1) 302 / GET https://a.test/profile 200';
      const [finding] = found('post-became-get', drawing, { type: 'main_frame' });
      expect(finding).toMatchObject({ severity: 'info' });
      expect(finding?.explanation).toMatch(/^The target is the same URL/);
    });

    it('is information, too, in what a script asks for and gets', () => {
      const call =
        'POST https://a.test/api/orders (24 B) 302 / GET https://a.test/api/orders/7 200';
      expect(findForm(call, 'xmlhttprequest')).toEqual([['info', undefined]]);
    });

    it.each([
      'https://a.test/users/sign_in',
      'https://a.test/account/login?returnUrl=%2Forders',
      'https://id.test/authorize?client_id=a&redirect_uri=https%3A%2F%2Fa.test%2Fcb',
    ])('advises no 307 to the sign-in %s', (url) => {
      const drawing = `POST https://a.test/orders (form item=7) 302 / GET ${url} 200`;
      const [finding] = found('post-became-get', drawing, { type: 'main_frame' });
      expect(finding).toMatchObject({ severity: 'info' });
      expect(finding?.fixes).toBeUndefined();
      expect(finding?.remedy).not.toMatch(/Return 307|return 307/);
      expect(found('post-became-get', drawing)).toEqual([]);
    });
  });

  it('says nothing of a body that was not there or not seen', () => {
    for (const body of ['', '(hidden) ']) {
      expect(find(`POST http://a.test/b ${body}302 / GET http://a.test/b/ 200`)[0]?.text).toBe(
        '302 changed POST to GET',
      );
    }
  });

  it('names every hop at which it happens, and no other', () => {
    const hops = find(
      'POST http://a.test/1 307 / POST http://a.test/2 301 / GET http://a.test/3 302 / GET http://a.test/4 200',
    ).map(({ hop }) => hop);
    expect(hops).toEqual([1]);
  });

  it.each(['POST 307 POST', 'POST 308 POST', 'POST 303 GET', 'GET 302 GET', 'PUT 302 PUT'])(
    'is not found in %s',
    (line) => {
      const [from, status, to] = line.split(' ');
      expect(find(`${from} http://a.test/ ${status} / ${to} http://a.test/b 200`)).toEqual([]);
    },
  );
});

it.each([404, 403, 500])('nothing shows what came of a POST whose target returned %i', (status) => {
  for (const to of ['/thanks', '/form']) {
    const [finding] = found(
      'post-became-get',
      `POST https://a.test/form (form a=1) 302 / GET https://a.test${to} ${status}`,
      { type: 'main_frame' },
    );
    expect(finding?.severity).toBe('info');
    expect(finding?.explanation).toContain(`returned ${status}, so it doesn’t show`);
    expect(`${finding?.explanation} ${finding?.remedy}`).not.toMatch(/shows (the|something)/);
  }
});

describe('method-against-standards', () => {
  const texts = (drawing: string) =>
    found('method-against-standards', drawing).map(({ text, severity }) => `${severity}: ${text}`);

  it.each([
    [
      'POST http://a.test/ 307 / GET http://a.test/b 200',
      '307 changed POST to GET, which isn’t allowed',
    ],
    [
      'PUT http://a.test/ 302 / GET http://a.test/b 200',
      '302 changed PUT to GET, which isn’t allowed',
    ],
    [
      'GET http://a.test/ 302 / POST http://a.test/b 200',
      '302 changed GET to POST, which isn’t allowed',
    ],
    [
      'PUT http://a.test/ 303 / PUT http://a.test/b 200',
      '303 requires GET, but PUT was sent again',
    ],
    [
      'POST http://a.test/ hsts / GET https://a.test/ 200',
      'An internal redirect changed POST to GET',
    ],
  ])('is found in %s', (drawing, text) => {
    expect(texts(drawing)).toEqual([`error: ${text}`]);
  });

  it('is found, less gravely, where 302 keeps POST, which RFC 9110 allows and Fetch does not', () => {
    expect(texts('POST http://a.test/ 302 / POST http://a.test/b 200')).toEqual([
      'warning: 302 kept POST, but browsers would send GET',
    ]);
  });

  it.each([
    'POST http://a.test/ 302 / GET http://a.test/b 200',
    'HEAD http://a.test/ 303 / HEAD http://a.test/b 200',
    'DELETE http://a.test/ 303 / GET http://a.test/b 200',
    'POST http://a.test/ hsts / POST https://a.test/ 200',
  ])('is not found in %s', (drawing) => {
    expect(texts(drawing)).toEqual([]);
  });
});

describe('method-against-standards, in words', () => {
  it('asks for GET where GET was required, and for the same method elsewhere', () => {
    const explanation = (drawing: string) =>
      found('method-against-standards', drawing)[0]?.explanation;
    const target = 'PUT http://a.test/b 200';
    expect(explanation(`POST http://a.test/ 302 / ${target}`)).toContain('with GET');
    expect(explanation(`POST http://a.test/ 303 / ${target}`)).toContain('with GET');
    expect(explanation(`POST http://a.test/ 307 / ${target}`)).toContain('the same method');
  });
});

describe('method-kept-here', () => {
  const find = (drawing: string) => found('method-kept-here', drawing);

  it.each([
    [301, 308],
    [302, 307],
  ])('is found where %i keeps PUT, and advises %i', (status, surer) => {
    const [finding] = find(`PUT http://a.test/b ${status} / PUT http://b.test/b 200`);
    expect(finding).toMatchObject({ severity: 'info', hop: 0 });
    expect(finding?.text).toBe(`${status} kept PUT here; some other clients send GET`);
    expect(finding?.fixes?.map((fix) => fix.status)).toEqual([surer, 303]);
  });

  it('gives no lines that would answer for the application', () => {
    const [finding] = find('PUT http://a.test/upload 302 / PUT http://eu.a.test/node/7 200');
    expect(finding).toMatchObject({ severity: 'info' });
    expect(finding?.fixes).toBeUndefined();
  });

  it.each([
    ['the list above', 'DELETE http://a.test/orders/7 302 / DELETE http://a.test/orders 200'],
    ['the page of it', 'PUT http://a.test/orders/7/edit 302 / PUT http://a.test/orders/7 200'],
    ['what refuses it', 'DELETE http://a.test/1 302 / DELETE http://a.test/ 405'],
    ['what is not there', 'DELETE http://a.test/a/1 302 / DELETE http://a.test/b 404'],
  ])('is a warning, with 303 first, where the method was repeated on %s', (_, drawing) => {
    const [finding, ...more] = find(drawing);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toMatch(/^302 made the browser repeat (DELETE|PUT|PATCH) at \//);
    expect(finding?.remedy).toMatch(/^Return 303/);
    expect(finding?.fixes).toBeUndefined();
  });

  it('asks for 401 where the method was repeated on a sign-in', () => {
    const [finding] = find('PATCH http://a.test/me 302 / PATCH http://a.test/login 200');
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.remedy).toMatch(/^Return 401/);
    expect(finding?.fixes).toBeUndefined();
  });

  it.each(['', ' 302 / DELETE http://a.test/stats'])(
    'is a warning, with 303 first, where a page came back%s',
    (more) => {
      const page = `DELETE http://a.test/dashboard${more} 200 {Content-Type: text/html}`;
      const [last, ...others] = find(`DELETE http://a.test/posts/3 302 / ${page}`);
      expect(others).toEqual([]);
      expect(last).toMatchObject({ severity: 'warning' });
      expect(last?.remedy).toMatch(/^Return 303/);
      expect(last?.remedy).not.toContain('307');
    },
  );

  it('is told once of redirects in a row', () => {
    const drawing = 'PUT http://a.test/1 302 / PUT http://a.test/2 302 / PUT http://a.test/3 201';
    expect(find(drawing).map(({ hop }) => hop)).toEqual([0]);
  });

  it('is told once of a method that is repeated again and again', () => {
    const drawing =
      'DELETE http://a.test/a/1/b/2 302 / DELETE http://a.test/a/1 302 / DELETE http://a.test/a 404';
    expect(find(drawing).map(({ hop }) => hop)).toEqual([0]);
  });

  it.each(['GET 301 GET', 'HEAD 302 HEAD', 'POST 302 POST', 'PUT 307 PUT', 'DELETE 308 DELETE'])(
    'is not found in %s',
    (line) => {
      const [from, status, to] = line.split(' ');
      expect(find(`${from} http://a.test/ ${status} / ${to} http://a.test/b 200`)).toEqual([]);
    },
  );
});

it('leaves a chain of ordinary GETs alone', () => {
  expect(idsOf('GET http://a.test/old 301 / GET http://a.test/new 200')).toEqual([]);
});

it('puts the gravest first, and of those the earliest', () => {
  const ids = idsOf('PUT http://a.test/1 302 / PUT http://a.test/2 307 / GET http://a.test/3 200');
  expect(ids).toEqual(['method-against-standards', 'method-kept-here']);
});
