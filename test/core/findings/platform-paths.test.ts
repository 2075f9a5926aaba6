import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };
const find = (drawing: string) => found('inner-host-name', drawing, PAGE);
const S3 = '307 {Server: AmazonS3}';

describe('a platform’s own name with another path', () => {
  it.each([
    `GET https://d1.cloudfront.net/ ${S3} / GET https://b.s3.eu-west-1.amazonaws.com/index.html 403`,
    `GET https://www.a.test/ ${S3} / GET https://b.s3.us-east-2.amazonaws.com/home.html 404`,
    `GET https://www.a.test ${S3} / GET https://b.s3-eu-west-1.amazonaws.com/index.htm 403`,
  ])('is a bucket’s, where a CDN asks for its front page: %s', (drawing) => {
    expect(find(drawing)[0]?.remedy).toContain('by its regional name');
  });

  it.each([
    'GET https://www.a.test/.auth/logout 302 / GET https://x.azurewebsites.net/.auth/logout/complete 403',
    'GET https://www.a.test/shop/cart 302 / GET https://x.herokuapp.com/shop/cart/items?page=1 404',
    'GET https://www.a.test/admin/ 302 / GET https://x.elasticbeanstalk.com/admin/login 502',
  ])('is an application’s, where the path continues and the name is rejected: %s', (drawing) => {
    expect(find(drawing)[0]?.remedy).toContain('X-Forwarded-Host');
  });

  it.each([
    'GET https://www.a.test/logout 302 / GET https://x.azurewebsites.net/logout/complete 200',
    'GET https://www.a.test/ 302 / GET https://x.azurewebsites.net/login 403',
    'GET https://www.a.test/logout 302 / GET https://x.azurewebsites.net/logouts 403',
    `GET https://www.a.test/docs/ ${S3} / GET https://b.s3.eu-west-1.amazonaws.com/index.html 403`,
    'GET https://www.a.test/ 302 / GET https://b.s3.eu-west-1.amazonaws.com/index.html 403',
  ])('is silent: %s', (drawing) => {
    expect(idsOf(drawing, PAGE)).toEqual([]);
  });
});

describe('a platform’s own name of pages or files', () => {
  it.each([
    'GET https://help.a.test/faq 301 / GET https://ahelp.z13.web.core.windows.net/faq/ 200',
    'GET https://www.a.test/docs/x?v=1 308 / GET https://main--a.netlify.app/docs/x/?v=1 404',
    'GET https://www.a.test/docs/ 308 / GET https://a-git-main.vercel.app/docs 401',
    'GET https://www.a.test/blog 301 / GET https://d111.cloudfront.net/blog/ 403',
    'GET https://www.a.test/blog 301 / GET https://green-1.2.azurestaticapps.net/blog/ 200',
    'GET https://www.a.test/blog 301 / GET https://storage.googleapis.com/a-site/blog/index.html 403',
    'GET https://www.a.test/blog 301 / GET https://storage.googleapis.com/a-site/blog/ 200',
  ])('shows in a slash that was corrected: %s', (drawing) => {
    expect(find(drawing)[0]?.remedy).toContain('correct the slash itself');
  });

  it('may be behind a CDN’s', () => {
    const drawing = 'GET https://d1.cloudfront.net/x 301 / GET https://x.herokuapp.com/x/ 200';
    expect(find(drawing)[0]?.remedy).toContain('X-Forwarded-Host');
  });

  it.each([
    'GET https://www.a.test/files/a.pdf 302 / GET https://d111.cloudfront.net/files/a.pdf 403',
    'GET https://www.a.test/files/a.pdf 302 / GET https://a.blob.core.windows.net/files/a.pdf 404',
    'GET https://www.a.test/a.png 302 / GET https://storage.googleapis.com/a-site/a.png 403',
    'GET https://www.a.test/ 301 / GET https://a.pages.dev/ 200',
    'GET https://www.a.test/app 302 / GET https://a.web.app/app/start 404',
    'GET https://a.netlify.app/docs 301 / GET https://b.netlify.app/docs/ 200',
    'GET https://www.a.test/go?to=a.vercel.app 302 / GET https://a.vercel.app/go/ 200',
  ])('is silent: %s', (drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('a port that is lost after a sign-in', () => {
  const find = (drawing: string) => found('own-address-unknown', drawing, PAGE)[0]?.text;

  it.each([
    'POST http://a.test:8080/check (form j_username=a&j_password=b) 302 / GET http://a.test/ 404',
    'POST https://a.test:9443/login (form email=a&password=b) 303 / GET https://a.test/home 404',
    'POST http://a.test:3000/s (form user[pwd]=b) 302 / GET http://a.test/dashboard 404',
  ])('is found: %s', (drawing) => {
    expect(find(drawing)).toContain('to another port');
  });

  it.each([
    'POST http://a.test:8080/search (form q=b) 302 / GET http://a.test/ 404',
    'POST http://a.test:8080/login (form password=b) 302 / GET http://a.test/ 200',
    'POST http://a.test:8080/login (form password=b) 302 / GET http://a.test:8080/ 404',
    'POST http://a.test/login (form password=b) 302 / GET http://a.test:8080/ 404',
  ])('is not: %s', (drawing) => {
    expect(find(drawing)).toBeUndefined();
  });
});
