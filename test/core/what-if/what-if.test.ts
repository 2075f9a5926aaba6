import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { compareClients } from '../../../src/core/clients/compare.ts';
import { REDIRECT_STATUSES, type RedirectStatus } from '../../../src/core/http/status-codes.ts';
import { canAsk, whatIf } from '../../../src/core/what-if/what-if.ts';
import { aHostileChain, anEvent } from '../../support/arbitrary.ts';
import { type DrawnRequest, record, recordAll } from '../../support/chains.ts';

const JSON_TYPE = 'Content-Type: application/json';
const CORS = 'Sec-Fetch-Mode: cors; Origin: http://a.test';

function predicted(drawing: string, status: RedirectStatus, request: DrawnRequest = {}, index = 0) {
  const chain = record(drawing, { initiator: 'http://a.test', ...request });
  const answer = whatIf(chain, index, status);
  if (answer.kind !== 'request') throw new Error(`${answer.kind}: ${answer.reason}`);
  return answer;
}

const reasonOf = (chain: RedirectChain, status: RedirectStatus, index = 0) => {
  const answer = whatIf(chain, index, status);
  return answer.kind === 'request' ? 'a request' : `${answer.kind}: ${answer.reason}`;
};

describe('the request after another status', () => {
  it('has its method, body and body headers back if the status keeps them', () => {
    const lost = `POST http://a.test/o (24 B) {${JSON_TYPE}} 302 / GET http://a.test/o/ 200`;
    const { next, seen, differs } = predicted(lost, 307);
    expect(next).toMatchObject({ method: 'POST', body: 'sent', bodyHeaders: ['content-type'] });
    expect(seen).toMatchObject({ method: 'GET', body: 'dropped', bodyHeaders: [] });
    expect(differs).toEqual(['method', 'body', 'bodyHeaders']);
  });

  it('is the same if only the permanence of the redirect differs', () => {
    const get = 'GET http://a.test/o 302 / GET http://a.test/o/ 200';
    for (const status of REDIRECT_STATUSES) expect(predicted(get, status).differs).toEqual([]);
  });

  it('needs a preflight at another origin if it contains more than a form could send', () => {
    const call = `POST http://a.test/o (24 B) {${JSON_TYPE}; ${CORS}} 302 / GET http://b.test/o {${CORS}} 200`;
    const { next, seen, differs } = predicted(call, 307);
    // Firefox asks for the Content-Type, although it is dropped.
    expect([seen?.preflight, next.preflight]).toEqual([undefined, true]);
    expect(differs).not.toContain('preflight');
    const plain = call.replace('application/json', 'text/plain');
    expect(predicted(plain, 307).next.preflight).toBe(false);
    const custom = plain.replace('text/plain;', 'text/plain; X-Own: 1;');
    expect([predicted(custom, 303).next.preflight, predicted(plain, 303).next.preflight]).toEqual([
      true,
      false,
    ]);
    const same = call.replace('http://b.test', 'http://a.test');
    expect(predicted(same, 307).next.preflight).toBe(false);
  });

  it('has no predicted preflight after Authorization was dropped, because browsers differ', () => {
    const call = `GET http://a.test/o {Authorization: Bearer x; ${CORS}} 302 / GET http://b.test/o {${CORS}} 200`;
    const { next } = predicted(call, 307);
    expect([next.authorization, next.preflight]).toEqual([false, undefined]);
  });

  it('has Origin null if it crossed two boundaries, and none as a GET to its own origin', () => {
    const call = `POST http://b.test/o (24 B) {Content-Type: text/plain; ${CORS}} 302 / GET http://c.test/o {Sec-Fetch-Mode: cors; Origin: null} 200`;
    expect(predicted(call, 308).next.origin).toBe('null');
    const own = `POST http://a.test/o (24 B) {Content-Type: text/plain; ${CORS}} 307 / POST http://a.test/p (24 B) {Content-Type: text/plain; ${CORS}} 200`;
    const { next, differs } = predicted(own, 303);
    expect(next.origin).toBe('');
    expect(differs).toEqual(['method', 'body', 'bodyHeaders', 'origin']);
  });

  it('drops Lax cookies if a page is requested from another site with POST', () => {
    const form =
      'POST http://b.test/in (form a=1) {Origin: http://a.test} 303 / GET http://b.test/ 200';
    const { seen, next, differs } = predicted(form, 307, { type: 'main_frame' });
    expect([seen?.laxCookies, next.laxCookies]).toEqual([true, false]);
    expect(differs).toContain('laxCookies');
    expect(
      predicted(form, 307, { type: 'main_frame', initiator: 'http://www.b.test' }).next.laxCookies,
    ).toBeUndefined();
    expect(predicted(form, 307, { type: 'sub_frame' }).next.laxCookies).toBeUndefined();
  });

  it('is also predicted for a 300 that nobody followed', () => {
    const chain = record('GET http://a.test/o 300>/p', { initiator: 'http://a.test' });
    const answer = whatIf(chain, 0, 303);
    expect(answer).toMatchObject({
      kind: 'request',
      next: { method: 'GET', url: 'http://a.test/p' },
    });
    expect(answer.kind === 'request' && answer.seen).toBeUndefined();
  });
});

describe('the prediction ends', () => {
  it('at the limit, whatever the status', () => {
    const hops = Array.from({ length: 21 }, () => 'GET http://a.test/o 302').join(' / ');
    const chain = record(`${hops}>/o`);
    for (const status of REDIRECT_STATUSES) {
      expect(reasonOf(chain, status, 20)).toBe(
        'nothing: network error: 20 redirects already followed',
      );
    }
    expect(reasonOf(chain, 308, 19)).toBe('a request');
  });

  it('where the browser did not follow and gave no reason', () => {
    const chain = record('POST http://a.test/o (24 B) 302>/p');
    expect(reasonOf(chain, 307)).toMatch(/^unknown: The browser didn’t follow this redirect\./);
  });

  it('at a preflight, which is never redirected', () => {
    const chain = record('OPTIONS http://a.test/o {Access-Control-Request-Method: PUT} 307>/p');
    expect(reasonOf(chain, 308)).toBe(
      'nothing: Browsers never follow a redirect of a CORS preflight.',
    );
  });

  it('where no server redirected', () => {
    for (const drawing of [
      'GET http://a.dev/ hsts / GET https://a.dev/ 200',
      'GET http://a.test/ 200',
    ]) {
      const chain = record(drawing);
      expect([canAsk(chain, 0), reasonOf(chain, 307)]).toEqual([
        false,
        'unknown: No server’s redirect was observed here.',
      ]);
    }
  });
});

describe('the other clients', () => {
  const put = 'PUT http://a.test/o (24 B) 302 / PUT http://a.test/p (24 B) 200';

  it('are grouped by what they would send', () => {
    const { clients } = predicted(put, 303);
    const of = (name: string) => clients.find(({ names }) => names.includes(name))?.text;
    expect(of('curl -L')).toBe('GET without the body');
    expect(of('Go net/http')).toBe('GET without the body');
    const kept = predicted(put, 307).clients;
    expect(kept.find(({ names }) => names.includes('curl -L'))?.text).toBe('PUT with the body');
    expect(kept.flatMap(({ names }) => names)).toHaveLength(
      new Set(kept.flatMap(({ names }) => names)).size,
    );
  });

  it('are not predicted if they sent something else before', () => {
    const chain =
      'PUT http://a.test/o (24 B) 302 / PUT http://a.test/p (24 B) 302 / PUT http://a.test/q (24 B) 200';
    const { clients } = predicted(chain, 307, {}, 1);
    const unknown = clients.find(({ text }) => text.startsWith('unknown: a request before'));
    expect(unknown?.names).toContain('Go net/http');
  });

  it('send what the browser sent exactly if they are said to be alike', () => {
    const request = { initiator: 'http://a.test' };
    for (const status of REDIRECT_STATUSES) {
      const next = status === 303 ? 'GET http://a.test/p 200' : 'PUT http://a.test/p (24 B) 200';
      const chain = record(`PUT http://a.test/o (24 B) ${status} / ${next}`, request);
      const answer = whatIf(chain, 0, status);
      const text = status === 303 ? 'GET without the body' : 'PUT with the body';
      const same =
        answer.kind === 'request' ? answer.clients.find((each) => each.text === text) : undefined;
      const alike = compareClients(chain).filter(({ kind }) => kind === 'alike');
      expect([...(same?.names ?? [])].sort()).toEqual(alike.map(({ client }) => client).sort());
    }
  });
});

const aRecordedChain = fc.oneof(
  aHostileChain,
  fc.array(anEvent, { minLength: 1, maxLength: 30 }).map((events) => recordAll(events)[0]),
);

it('accepts whatever browsers may record', () => {
  fc.assert(
    fc.property(
      aRecordedChain,
      fc.nat(25),
      fc.constantFrom(...REDIRECT_STATUSES),
      (chain, index, status) => {
        // Every request has a method, but events of an unknown form may lack one.
        if (!chain || chain.hops.some(({ method }) => method === '')) return;
        const answer = whatIf(chain, index, status);
        expect(answer.kind === 'request' ? answer.next.method : answer.reason).not.toBe('');
      },
    ),
    { numRuns: 300 },
  );
});
