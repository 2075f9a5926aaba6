import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { record } from '../../support/chains.ts';
import { found, foundIn, idsOf } from '../../support/find.ts';

const LOSSES = ['body-against-standards', 'body-headers-astray', 'method-against-standards'];

describe('body-against-standards', () => {
  const texts = (drawing: string) =>
    found('body-against-standards', drawing).map(({ text, severity }) => `${severity}: ${text}`);

  it.each([
    [
      'POST http://a.test/ (24 B) 307 / POST http://a.test/b 200',
      '307 kept POST, but its body of 24 B was dropped',
    ],
    [
      'POST http://a.test/ (24 B) 308 / POST http://a.test/b (25 B) 200',
      '308 kept POST, but its body of 24 B changed',
    ],
    [
      'PUT http://a.test/ (files a.txt) 302 / PUT http://a.test/b 200',
      '302 kept PUT, but its upload of a.txt was dropped',
    ],
    [
      'POST http://a.test/ (form a=1) hsts / POST https://a.test/ (form a=2) 200',
      'An internal redirect kept POST, but its form body of 1 field changed',
    ],
  ])('is found in %s', (drawing, text) => {
    expect(texts(drawing)).toEqual([`error: ${text}`]);
  });

  it.each([
    ['sent again', 'POST http://a.test/ (24 B) 307 / POST http://a.test/b (24 B) 200'],
    ['by design', 'POST http://a.test/ (24 B) 303 / GET http://a.test/b 200'],
    ['as post-became-get tells', 'POST http://a.test/ (24 B) 302 / GET http://a.test/b 200'],
    ['as the method’s rule tells', 'POST http://a.test/ (24 B) 307 / GET http://a.test/b 200'],
    ['not seen before', 'PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/b 200'],
    ['not seen after', 'PATCH http://a.test/ (24 B) 307 / PATCH http://a.test/b (hidden) 200'],
    ['shown in two ways', 'POST http://a.test/ (24 B) 307 / POST http://a.test/b (form a=1) 200'],
  ])('is not found in a body %s', (_, drawing) => {
    expect(texts(drawing)).toEqual([]);
  });
});

describe('body-not-replayable', () => {
  const find = (chain: RedirectChain) => foundIn('body-not-replayable', chain);

  it.each([301, 302, 307, 308])('is found where %i wants a stream again', (status) => {
    const [finding] = find(failing(`POST http://a.test/up (hidden) ${status}>/new`));
    expect(finding).toMatchObject({ severity: 'error', hop: 0 });
    expect(finding?.text).toBe(
      `${status} was not followed, likely because the POST body is a stream and can’t be sent again`,
    );
  });

  it.each([
    ['303, which wants no body', failing('POST http://a.test/up (hidden) 303>/new')],
    ['a request without one', failing('GET http://a.test/up 302>/new')],
    [
      'a body that was seen, and so can be sent again',
      failing('POST http://a.test/up (24 B) 307>/new'),
    ],
    ['another failure', failing('POST http://a.test/up (hidden) 307>/new', 'net::ERR_FAILED')],
    ['an answer that is no redirect', failing('POST http://a.test/up (hidden) 200')],
  ])('is not found in %s', (_, chain) => {
    expect(find(chain)).toEqual([]);
  });
});

describe('body-headers-astray', () => {
  const TYPE = '{Content-Type: text/plain; Content-Language: de}';
  const find = (drawing: string) => found('body-headers-astray', drawing);

  it('is found where a body went on without what describes it', () => {
    const [finding] = find(
      `POST http://a.test/ (24 B) ${TYPE} 307 / POST http://a.test/b (24 B) {Accept: */*} 200`,
    );
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.text).toBe(
      'Content-Type and Content-Language were dropped, but POST and its body were kept',
    );
  });

  it('is found where the body was not seen, and the method tells that it was kept', () => {
    const [finding] = find(
      'PATCH http://a.test/ (hidden) {Content-Type: text/plain} 308 / PATCH http://a.test/b (hidden) {Accept: */*} 200',
    );
    expect(finding?.text).toContain('Content-Type was dropped, but PATCH');
  });

  it('is found where they stayed without the body', () => {
    const [finding] = find(
      `POST http://a.test/ (24 B) ${TYPE} 302 / GET http://a.test/b {Content-Type: text/plain} 200`,
    );
    expect(finding?.text).toBe('GET still includes Content-Type, but the body was dropped');
  });

  it.each([
    [
      'what goes together',
      `POST http://a.test/ (24 B) ${TYPE} 302 / GET http://a.test/b {Accept: */*} 200`,
    ],
    [
      'what stays together',
      `POST http://a.test/ (24 B) ${TYPE} 307 / POST http://a.test/b (24 B) ${TYPE} 200`,
    ],
    [
      'a GET that always said so',
      'GET http://a.test/ {Content-Type: text/plain} 302 / GET http://a.test/b {Content-Type: text/plain} 200',
    ],
    [
      'what the body’s own rule tells',
      `POST http://a.test/ (24 B) ${TYPE} 307 / POST http://a.test/b ${TYPE} 200`,
    ],
    [
      'headers that were not seen',
      'POST http://a.test/ (24 B) 307 / POST http://a.test/b (24 B) …',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

/** Every method and status, as Fetch has them: nothing is lost that is not told by the method. */
describe.each([301, 302, 303, 307, 308])('what browsers do on %i', (status) => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is no loss: %s',
    (method) => {
      const isRead = method === 'GET' || method === 'HEAD';
      const becomesGet = status === 303 ? !isRead : status < 303 && method === 'POST';
      const sent = '(24 B) {Content-Type: text/plain; Accept: */*}';
      const plain = '{Accept: */*}';
      const [before, after] = isRead ? [plain, plain] : [sent, becomesGet ? plain : sent];
      const ids = idsOf(
        `${method} http://a.test/ ${before} ${status} / ${becomesGet ? 'GET' : method} http://a.test/b ${after} 200`,
      );
      expect(ids.filter((id) => LOSSES.includes(id))).toEqual([]);
      if (isRead) expect(ids).toEqual([]);
    },
  );
});

/** A chain of one hop that was answered and then failed, as Chromium fails a body that is gone. */
function failing(drawing: string, error = 'net::ERR_INVALID_ARGUMENT'): RedirectChain {
  const chain = record(drawing);
  return { ...chain, hops: [{ ...chain.hops[0], error }] };
}
