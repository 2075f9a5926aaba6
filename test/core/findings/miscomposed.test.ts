import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { record } from '../../support/chains.ts';
import { answeredBy, found, idsOf } from '../../support/find.ts';

const PAGE = { type: 'main_frame', initiator: 'https://a.test' };
const find = (drawing: string) => found('location-miscomposed', drawing, PAGE);

describe('location-miscomposed', () => {
  it.each([
    ['undefined', 'GET https://a.test/cb?code=1 302 / GET https://a.test/undefined 404'],
    ['undefined', 'GET https://a.test/cb?code=1 302 / GET https://a.test/x/undefined/home 404'],
    ['null', 'GET https://a.test/login 302 / GET https://b.test/null?a=1 404'],
    ['NaN', 'GET https://a.test/items 302 / GET https://a.test/items/NaN 404'],
    ['[object Object]', 'GET https://a.test/go 302 / GET https://a.test/[object%20Object] 404'],
    [`\${base}`, 'GET https://a.test/go 302 / GET https://a.test/$%7Bbase%7D/home 404'],
    ['{{ next }}', 'GET https://a.test/go 302 / GET https://a.test/%7B%7B%20next%20%7D%7D 404'],
    ['undefined', 'GET https://a.test/ 302 / GET http://undefined/home net::ERR_NAME_NOT_RESOLVED'],
    ['null', 'GET https://a.test/ 302 / GET https://null:3000/ net::ERR_NAME_NOT_RESOLVED'],
    ['$host', 'GET https://a.test/ 302 / GET https://$host/ net::ERR_NAME_NOT_RESOLVED'],
  ])('finds an unset variable: %s', (part, drawing) => {
    expect(find(drawing)[0]?.text).toContain(`an unset variable, “${part}”:`);
    expect(idsOf(drawing, PAGE)).not.toContain('inner-host-name');
  });

  it.each([
    'GET https://a.test/i/start 307 / GET https://a.test/i/starthttps://b.test/login 404',
    'GET https://a.test/app 302 / GET https://a.test/app/https://b.test/ 404',
    'POST https://a.test/app/login (form password=x) 302 / GET https://a.test/app/http:/b.test/x 404',
  ])('finds an absolute URL after a path: %s', (drawing) => {
    expect(find(drawing)[0]?.text).toContain('appends an absolute URL to a path');
    expect(idsOf(drawing, PAGE)).not.toContain('path-prefix-wrong');
  });

  it.each([
    'GET https://a.test/wiki/null 301 / GET https://a.test/w/null 404',
    'GET https://a.test/find?q=undefined 302 / GET https://a.test/undefined 404',
    'GET https://a.test/go 302 / GET https://a.test/undefined 200',
    'GET https://a.test/go 302 / GET https://a.test/undefined-behavior 404',
    'GET https://a.test/web/https://b.test/ 302 / GET https://a.test/web/2020/https://b.test/ 404',
    'GET https://a.test/save?url=https%3A%2F%2Fb.test%2F 302 / GET https://a.test/web/https://b.test/ 404',
    'GET https://a.test/old 302 / GET https://a.test/new 404',
  ])('is silent: %s', (drawing) => {
    expect(find(drawing)).toEqual([]);
  });

  it.each([
    ['undefined', ['location-miscomposed']],
    ['backend', ['inner-host-name']],
  ])('leaves internal names to their rule: %s', (host, ids) => {
    const drawing = `GET https://a.example.com/ 302 / GET http://${host}/ net::ERR_NAME_NOT_RESOLVED`;
    const chain = answeredBy(record(drawing, PAGE), [{ serverIp: '93.184.216.34' }]);
    expect(findingsOf(chain).map(({ id }) => id)).toEqual(ids);
  });
});
