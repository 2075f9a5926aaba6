import { describe, expect, it } from 'vitest';
import { found } from '../../support/find.ts';

const TOKEN = '{Authorization: Bearer s3cret}';
const NONE = '{Accept: */*}';

describe('authorization-left-behind', () => {
  const find = (drawing: string) => found('authorization-left-behind', drawing);

  it('is found at the border of an origin', () => {
    const [finding, ...more] = find(
      `GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x ${NONE} 200`,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'info',
      hop: 0,
      text: 'Authorization for http://a.test was not sent to http://b.test',
    });
    expect(finding?.explanation).not.toContain('restore');
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it.each([
    ['HTTP to HTTPS', 'http://a.test/', 'https://a.test/'],
    ['a port', 'http://a.test/', 'http://a.test:81/'],
    ['a subdomain', 'http://a.test/', 'http://www.a.test/'],
  ])('takes %s for a border', (_, from, to) => {
    expect(find(`GET ${from} ${TOKEN} 301 / GET ${to} ${NONE} 200`)).toHaveLength(1);
  });

  it.each([401, 403])('is graver where a later hop answers %i', (status) => {
    const [finding] = find(
      `GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x ${NONE} 302 / GET http://b.test/y ${NONE} ${status}`,
    );
    expect(finding?.severity).toBe('warning');
    expect(finding?.text).toMatch(new RegExp(`; hop 3 returned ${status}$`));
  });

  it('advises nothing where all went well, as with signed URLs', () => {
    const remedyAt = (status: number) =>
      find(`GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x ${NONE} ${status}`)[0]?.remedy;
    expect(remedyAt(200)).toBeUndefined();
    expect(remedyAt(401)).toContain('signed');
  });

  it('says that the way back does not restore it', () => {
    const [finding] = find(
      `GET http://a.test/ ${TOKEN} 307 / GET http://b.test/ ${NONE} 307 / GET http://a.test/x ${NONE} 200`,
    );
    expect(finding?.explanation).toContain(
      'Returning to the original origin at hop 3 doesn’t restore it.',
    );
  });

  it.each([
    ['one origin', `GET http://a.test/ ${TOKEN} 302 / GET http://a.test/x ${TOKEN} 200`],
    ['a request without', `GET http://a.test/ ${NONE} 302 / GET http://b.test/x ${NONE} 200`],
    [
      'headers that were not seen',
      `GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x hsts / GET https://b.test/x …`,
    ],
    [
      'what a browser sends to those who ask',
      `GET http://a.test/ {Authorization: Basic bWU6} 302 / GET http://b.test/x ${NONE} 200`,
    ],
    ['an upgrade within the browser', `GET http://a.test/ hsts / GET https://a.test/ ${TOKEN} 200`],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('Basic authorization that a call lost', () => {
  const BASIC = '{Authorization: Basic bWU6}';
  const find = (from: string, to: string, end: string, type = 'xmlhttprequest') =>
    found('authorization-left-behind', `GET ${from} ${BASIC} 301 / GET ${to} ${NONE} ${end}`, {
      type,
    });

  it.each([
    ['HTTP to HTTPS', 'http://a.test/x', 'https://a.test/x'],
    ['a subdomain', 'https://a.test/x', 'https://www.a.test/x'],
    ['a port', 'http://a.test:8080/x', 'http://a.test/x'],
  ])('is found where the target of its own site wants it: %s', (_, from, to) => {
    expect(find(from, to, '401')).toMatchObject([
      { severity: 'warning', hop: 0, text: expect.stringMatching(/; hop 2 returned 401$/) },
    ]);
  });

  it.each([
    [
      'a page, whose visitor is asked again',
      find('http://a.test/', 'https://a.test/', '401', 'main_frame'),
    ],
    ['another site, which has its own', find('http://a.test/', 'http://b.test/', '401')],
    ['what another refusal is about', find('http://a.test/', 'https://a.test/', '403')],
    ['what went well', find('http://a.test/', 'https://a.test/', '200')],
    [
      'a client that sent it again',
      find('http://a.test/', 'https://a.test/', `401 / GET https://a.test/ ${BASIC} 200`),
    ],
  ])('is not found in %s', (_, findings) => expect(findings).toEqual([]));
});

describe('authorization-sent-on', () => {
  const find = (drawing: string) => found('authorization-sent-on', drawing);

  it('is found where another origin gets the same value', () => {
    const [finding] = find(`GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x ${TOKEN} 200`);
    expect(finding).toMatchObject({
      severity: 'error',
      hop: 0,
      text: 'Authorization intended for http://a.test was sent to http://b.test',
    });
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it('doesn’t say who forwarded credentials that browsers store', () => {
    const stored = '{Authorization: Basic bWU6}';
    const [finding, ...more] = find(
      `GET http://a.test/ ${stored} 302 / GET http://b.test/x ${stored} 200`,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      text: 'http://a.test and http://b.test received the same credentials',
      explanation: expect.stringContaining('the visitor may have entered'),
    });
    expect(JSON.stringify(finding)).not.toContain('bWU6');
  });

  it.each([
    ['https://shop.s3.amazonaws.com/7?X-Amz-Signature=ab', 400],
    ['https://storage.test/7?se=1&sig=ab', 403],
  ])('is the reason why a signed URL is refused: %s', (target, status) => {
    const find = (end: number) =>
      found(
        'authorization-sent-on',
        `GET http://a.test/ ${TOKEN} 302 / GET ${target} ${TOKEN} ${end}`,
      )[0];
    expect(find(status)?.explanation).toContain(`returned ${status}`);
    expect(find(status)?.remedy).toMatch(/^Have the client drop Authorization/);
    expect(find(200)?.remedy).toMatch(/^No browser does this/);
  });

  it('is found only where an origin gets it for the first time', () => {
    const way = `GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x ${TOKEN} 302 / GET http://a.test/y ${TOKEN} 200`;
    expect(find(way).map(({ hop }) => hop)).toEqual([0]);
  });

  it.each([
    [
      'what the Location itself contains',
      `GET http://a.test/ {Authorization: Basic bWU6} 302 / GET http://me:@b.test/x {Authorization: Basic bWU6} 200`,
    ],
    [
      'another value',
      `GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x {Authorization: Basic eA==} 200`,
    ],
    ['one origin', `GET http://a.test/ ${TOKEN} 302 / GET http://a.test/x ${TOKEN} 200`],
    [
      'one that was left behind',
      `GET http://a.test/ ${TOKEN} 302 / GET http://b.test/x ${NONE} 200`,
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});
