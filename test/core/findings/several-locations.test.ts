import { describe, expect, it } from 'vitest';
import { found, idsOf } from '../../support/find.ts';

const PAGE = { type: 'main_frame' };
const find = (drawing: string) => found('unusable-location', drawing, PAGE);

describe('a redirect with several Locations', () => {
  it.each([
    'GET https://a.test/pay net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION',
    'GET https://a.test/ 302 / GET https://a.test/pay net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION',
  ])('is told of by Chromium’s error alone: %s', (drawing) => {
    expect(find(drawing)[0]?.text).toBe('The response has several different Locations');
    expect(find(drawing)[0]?.remedy).toContain('exactly one Location');
  });

  it('names them where they were observed', () => {
    const drawing = 'GET https://a.test/pay 302 {Location: /ok; Location: https://b.test/pay}';
    expect(find(drawing)[0]?.text).toBe(
      '302 with 2 different Locations: /ok and https://b.test/pay',
    );
  });

  it.each([
    'GET https://a.test/pay 302 {Location: myapp:7; Location: myapp:7}',
    'GET https://a.test/pay 201 {Location: /a; Location: /b}',
    'GET https://a.test/ 302 {Location: /b} / GET https://a.test/a 200',
  ])('is silent about the same one, another status, or one that was followed: %s', (drawing) => {
    expect(idsOf(drawing, PAGE)).toEqual([]);
  });
});
