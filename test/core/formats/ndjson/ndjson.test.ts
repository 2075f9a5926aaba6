import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { toNdjson } from '../../../../src/core/formats/ndjson/ndjson.ts';
import { redact } from '../../../../src/core/redact/redact.ts';
import { anEvent } from '../../../support/arbitrary.ts';
import { record, recordAll } from '../../../support/chains.ts';
import { recordProblems } from '../../../support/schemas/chain-schema.ts';

const SIGN_IN =
  'POST http://a.test/login?code=secretcode (24 B) {Content-Type: text/plain} 302 / GET https://b.test/home 200';
const linesOf = (text: string) => text.split('\n').slice(0, -1);
const open = { includeSecrets: true };

describe('NDJSON', () => {
  it('has one chain per line, as recorded', () => {
    const chains = [record(SIGN_IN), record('GET http://c.test/ 301 / GET http://c.test/x 200')];
    const lines = linesOf(toNdjson(chains, open)).map((line) => JSON.parse(line));
    expect(lines).toMatchObject(chains);
    expect(toNdjson([], open)).toBe('');
  });

  it('says what a redirect did, for SQL queries', () => {
    const [line] = linesOf(toNdjson([record(SIGN_IN)], open)).map((each) => JSON.parse(each));
    expect(line).toMatchObject({ version: 1, redacted: false, outcome: 'completed' });
    expect(line.transitions).toEqual([
      {
        from: 0,
        fromHost: 'a.test',
        toHost: 'b.test',
        cause: 'http',
        inferred: false,
        status: 302,
        fromMethod: 'POST',
        toMethod: 'GET',
        verdict: 'historical',
        body: 'dropped',
        lostHeaders: ['Content-Type'],
        hidesOrigin: false,
        missingCookies: [],
      },
    ]);
    expect(line.findings).toContainEqual({ id: 'post-became-get', severity: 'info', hop: 0 });
  });

  it('is redacted by default, and says so', () => {
    const text = toNdjson([record(SIGN_IN)], { includeSecrets: false });
    expect(text).not.toContain('secretcode');
    expect(text).toContain('"redacted":true');
  });

  it('conforms to its schema, which describes every field', () => {
    const network: RedirectChain['hops'][0]['network'] = {
      timings: { blocked: 1, dns: 1, connect: 1, ssl: 1, send: 1, wait: 1, receive: 1 },
      protocol: 'HTTP/2',
      transferSize: 3,
      serverIp: '::1',
      initiator: { type: 'script', url: 'http://a.test/x.js', line: 1 },
      body: { kind: 'bytes', size: 1, digest: 'd', text: 'x', source: 'network-log' },
    };
    const more = fc.record(
      {
        link: fc.constant({ from: '1', cause: 'form', certainty: 'likely' } as const),
        openedBy: fc.nat(),
        lifecycle: fc.constant('prefetch' as const),
        cut: fc.constant(true as const),
        initiator: fc.webUrl(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 60, size: 'max' }),
        more,
        fc.boolean(),
        (events, extra, includeSecrets) => {
          const chains = recordAll(events).map((chain) => ({
            ...chain,
            ...extra,
            hops: [{ ...chain.hops[0], network }, ...chain.hops.slice(1)] as const,
          }));
          const lines = linesOf(toNdjson(chains, { includeSecrets }));
          for (const line of lines) expect(recordProblems(line)).toBeUndefined();
          const expected = includeSecrets ? chains : redact(chains);
          expect(lines.map((line) => JSON.parse(line))).toMatchObject(
            JSON.parse(JSON.stringify(expected)),
          );
        },
      ),
    );
  });

  it('has a schema that refuses anything else, so that its acceptance means something', () => {
    const [line = ''] = linesOf(toNdjson([record(SIGN_IN)], open));
    for (const wrong of [{ version: 2 }, { hops: [] }, { unheardOf: 1 }])
      expect(recordProblems(JSON.stringify({ ...JSON.parse(line), ...wrong }))).toBeDefined();
  });
});
