import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClients } from '../../../src/core/clients/compare.ts';
import { OTHER_CLIENTS } from '../../../src/core/clients/index.ts';
import type { ClientModel, ClientRequest } from '../../../src/core/clients/model.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { record, recordAll } from '../../support/chains.ts';

const HOSTS = ['http://a.test', 'http://b.test', 'https://a.test', 'https://b.test'];

const aRequest = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  statuses: fc.array(
    fc.record({
      status: fc.constantFrom(301, 302, 303, 307, 308),
      host: fc.constantFrom(...HOSTS),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const hop = (method: string, hasBody: boolean, url: string, answer: string | number) =>
  `${method} ${url} ${hasBody ? '(24 B) ' : ''}${answer}`;

interface DrawnAnswers {
  readonly method: string;
  readonly statuses: readonly { readonly status: number; readonly host: string }[];
}

/** Draws the chain that a client makes of the answers; undefined where it does not follow them all. */
function draw(client: ClientModel, { method, statuses }: DrawnAnswers) {
  let request: ClientRequest = { method, hasBody: method !== 'GET' };
  let url = 'http://a.test/0';
  const hops: string[] = [];
  for (const [index, { status, host }] of statuses.entries()) {
    hops.push(hop(request.method, request.hasBody, url, status));
    // Whether it follows across schemes too is told by the outcome: here it matters what it sends.
    const answer = client.follow(request, status, 'same-origin');
    if (!answer?.followed) return undefined;
    request = { method: answer.method, hasBody: answer.bodySent };
    url = `${host}/${index + 1}`;
  }
  return record([...hops, hop(request.method, request.hasBody, url, 200)].join(' / '));
}

describe('the comparison of clients', () => {
  it('never says that a client differs from its own chain, except for schemes that it doesn’t follow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OTHER_CLIENTS), aRequest, (client, request) => {
        const chain = draw(client, request);
        fc.pre(chain !== undefined);
        const outcome = compareClients(chain).find((each) => each.client === client.name);
        if (outcome?.kind !== 'differs') expect(outcome?.kind).toBe('alike');
        else
          expect(outcome.text).toMatch(
            /^doesn’t follow \d+ to (?:HTTPS|plain HTTP) at|^gives up after/,
          );
      }),
    );
  });

  it('accepts whatever browsers may record', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 12 }), (events) => {
        for (const chain of recordAll(events)) {
          for (const outcome of compareClients({ ...chain, ended: true })) {
            if (outcome.kind !== 'alike') expect(chain.hops[outcome.at]).toBeDefined();
          }
        }
      }),
    );
  });
});
