import { describe, expect, it } from 'vitest';
import facts from '../../../lab/measured/client-facts.json' with { type: 'json' };
import rows from '../../../lab/measured/clients.json' with { type: 'json' };
import { CLIENTS } from '../../../src/core/clients/index.ts';
import type { ClientAnswer, ClientModel, Target } from '../../../src/core/clients/model.ts';

type Row = (typeof rows)[number];

/** What the server saw, in the terms of the model. The body was 24 B, and those without one were GET, HEAD and OPTIONS. */
function seen(row: Row): ClientAnswer {
  if (!row.followed) return { followed: false };
  return {
    followed: true,
    method: row.sentMethod ?? '',
    bodySent: row.bodyBytes === 24,
    contentType: row.contentType === 'text/plain',
    authorization: row.authorization === true,
    cookie: row.cookie === true,
  };
}

const predicted = (model: ClientModel | undefined, { method, status, target }: Row) =>
  model?.follow(
    { method, hasBody: ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) },
    status,
    target as Target,
  );

describe('the model of the clients', () => {
  it('contains exactly the measured clients, in the measured versions', () => {
    const named = (all: readonly { client: string; version: string }[]) => [
      ...new Set(all.map(({ client, version }) => `${client} ${version}`)),
    ];
    const known = CLIENTS.map(({ name, version }) => `${name} ${version}`);
    expect(named(rows).sort()).toEqual([...known].sort());
    expect(named(facts).sort()).toEqual([...known].sort());
  });

  it.each(CLIENTS.map((model) => [model.name, model] as const))(
    'says about %s what the server received',
    (name, model) => {
      const own = rows.filter(({ client }) => client === name);
      expect(own.length).toBeGreaterThan(0);
      for (const row of own) {
        const { status, method, target } = row;
        const what = { status, method, target };
        expect({ ...what, ...predicted(model, row) }).toEqual({ ...what, ...seen(row) });
      }
      const { limit = null, keepsCookies, restoresAuthorization, refusesCredentials } = model;
      const fact = facts.find(({ client }) => client === name);
      expect(fact).toMatchObject({ limit, keepsCookies, restoresAuthorization });
      expect(fact !== undefined && 'refusesCredentials' in fact).toBe(refusesCredentials);
    },
  );

  it.each(CLIENTS.map(({ name }) => name))(
    'is based on redirects of %s to every target',
    (name) => {
      const targetsOf = (all: readonly Row[]) => new Set(all.map(({ target }) => target));
      expect(targetsOf(rows.filter(({ client }) => client === name))).toEqual(targetsOf(rows));
    },
  );

  it('says nothing about methods and statuses that were not measured', () => {
    for (const model of CLIENTS) {
      const measured = rows.filter(
        ({ client, target }) => client === model.name && target === 'same-origin',
      );
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'LOCK']) {
        for (const status of [200, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400]) {
          const isMeasured = measured.some((row) => row.method === method && row.status === status);
          const said = model.follow({ method, hasBody: false }, status, 'same-origin');
          expect({ method, status, said: said !== undefined }).toEqual({
            method,
            status,
            said: isMeasured,
          });
        }
      }
    }
  });

  it('matches everything that the server received: bodies and types are unchanged or gone', () => {
    for (const { bodyBytes, contentType } of rows) {
      expect([null, 0, 24]).toContain(bodyBytes);
      expect([null, 'text/plain']).toContain(contentType);
    }
  });

  it('has no client that sends fragments, because none did', () => {
    expect(facts.filter(({ sendsFragment }) => sendsFragment)).toEqual([]);
  });
});
