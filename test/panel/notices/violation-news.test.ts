import { describe, expect, it } from 'vitest';
import { newViolations, violationNews } from '../../../src/panel/notices/violation-news.ts';
import { record } from '../../support/chains.ts';

const drawn = (drawing: string, requestId: string, startsAt = 1000) =>
  record(drawing, { requestId, startsAt });
const violation = drawn('POST http://a.test/x 307 / GET http://a.test/y 200', '1');
const historical = drawn('POST http://a.test/x 302 / GET http://a.test/y 200', '2');
const plain = drawn('GET http://a.test/x 302 / GET http://a.test/y 200', '3');
const old = drawn('POST http://a.test/x 307 / GET http://a.test/y 200', '4', 500);

const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe('new violations', () => {
  it('are those that began since the panel was opened, each announced once', () => {
    const all = [violation, historical, plain, old];
    expect(ids(newViolations(all, { since: 1000, ids: new Set() }))).toEqual([violation.id]);
    expect(newViolations(all, { since: 1000, ids: new Set([violation.id]) })).toEqual([]);
    expect(ids(newViolations(all, { since: 0, ids: new Set() }))).toEqual([violation.id, old.id]);
  });

  it('are announced in one sentence each, or counted', () => {
    expect(violationNews([violation])).toBe('Violation: 307 changed POST to GET. http://a.test/x');
    const kept = drawn('PUT http://a.test/x 303 / PUT http://a.test/y 200', '5');
    expect(violationNews([kept])).toBe('Violation: 303 kept PUT. http://a.test/x');
    const hsts = drawn('POST http://a.test/x hsts / GET https://a.test/x 200', '6');
    expect(violationNews([hsts])).toMatch(/^Violation: an internal redirect changed POST to GET/);
    expect(violationNews([violation, kept, hsts])).toMatch(/^3 new violations: /);
    expect(violationNews([])).toBe('');
  });

  it('hide nothing in their URLs', () => {
    const hostile = drawn('POST http://a.test/\u202Ex 307 / GET http://a.test/y 200', '7');
    expect(violationNews([hostile])).toContain('\\u{202E}');
  });
});
