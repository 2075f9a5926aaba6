/** What a reader of the findings took for false, and what is said instead. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';

const PAGE: DrawnRequest = { type: 'main_frame' };
const CALL: DrawnRequest = { type: 'xmlhttprequest' };
const idsOf = (drawing: string, request: DrawnRequest) =>
  findingsOf(record(drawing, request)).map(({ id }) => id);
const find = (id: string, drawing: string, request: DrawnRequest) =>
  findingsOf(record(drawing, request)).find((finding) => finding.id === id);

describe('a POST that was lost', () => {
  it.each([
    'http://a.com/contact/',
    'http://a.com:8080/contact/',
    'https://a.com:8443/contact/',
    'http://web:8080/contact/',
  ])('at %s is given no lines that lead there', (target) => {
    const drawing = `POST https://a.com/contact (form a=1) 301 / GET ${target} 200`;
    const found = find('post-became-get', drawing, PAGE);
    expect(found?.remedy).toMatch(/^Correct the redirect’s target first\. /);
    expect(found?.fixes).toBeUndefined();
  });

  it.each([
    ['a slash', 'https://a.com/contact', '301', 'https://a.com/contact/', 308],
    ['the scheme', 'http://a.com/contact', '302', 'https://a.com/contact', 307],
    ['the host', 'https://a.com/contact', '301', 'https://www.a.com/contact', 308],
  ])('at %s is given lines that keep it, and no others', (_, from, status, to, kept) => {
    const drawing = `POST ${from} (form a=1) ${status} / GET ${to} 200`;
    const found = find('post-became-get', drawing, PAGE);
    expect(found?.fixes).toEqual([{ status: kept, from, to }]);
    expect(found?.remedy).not.toContain('303');
  });

  it('was none if somebody signed in', () => {
    const drawing = 'POST https://a.com/login (form u=a) 301 / GET https://a.com/home 200';
    expect(find('post-became-get', drawing, PAGE)?.severity).toBe('info');
  });
});

describe('a script’s call that ends at a sign-in', () => {
  const HTML = '{Content-Type: text/html}';
  it.each([
    ['after a sign-out', `POST https://a.com/logout 302 / GET https://a.com/login 200 ${HTML}`],
    ['after a sign-up', `POST https://a.com/register 303 / GET https://a.com/login 200 ${HTML}`],
    ['with an error', `POST https://a.com/x 302 / GET https://a.com/signin?error=1 200 ${HTML}`],
    ['that refuses it', `PUT https://a.com/api/x 302 / PUT https://a.com/login 405 ${HTML}`],
  ])('%s has lost no session', (_, drawing) => {
    expect(idsOf(drawing, CALL)).not.toContain('call-sent-to-sign-in');
  });

  it('has lost its session otherwise', () => {
    const drawing = `GET https://a.com/api/me 302 / GET https://a.com/login 200 ${HTML}`;
    expect(idsOf(drawing, CALL)).toContain('call-sent-to-sign-in');
  });

  it.each(['b.io/?rd=x', 'b.io/cdn-cgi/access/login/app', 'b.io/oauth2/start?rd=x'])(
    'of a gateway, %s, is given no advice on CORS',
    (target) => {
      const mode = 'Sec-Fetch-Mode: cors';
      const drawing =
        `GET https://a.com/api/me {Accept: */*; ${mode}} 302 / ` +
        `GET https://${target} {Origin: https://a.com; ${mode}} 200 ${HTML}`;
      expect(idsOf(drawing, { ...CALL, initiator: 'https://a.com' })).not.toContain('cors-refused');
    },
  );
});

describe('a slash by a temporary redirect', () => {
  const drawing = 'GET https://a.com/items 302 / GET https://a.com/items/ 200';
  it('is made permanent by 308 for scripts, whose next POST 301 would change', () => {
    expect(find('temporary-canonical', drawing, CALL)?.fixes).toMatchObject([{ status: 308 }]);
    expect(find('temporary-canonical', drawing, PAGE)?.fixes).toMatchObject([{ status: 301 }]);
  });
});
