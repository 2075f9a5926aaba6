import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/core/formats/csv.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { record, recordAll } from '../../support/chains.ts';
import { readCsv } from '../../support/csv.ts';

/** The rows by the names of their columns. */
function rowsOf(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

const open = { includeSecrets: true };

describe('CSV', () => {
  it('has one row per hop', () => {
    const text = toCsv(
      [
        record(
          'POST http://a.test/?a="b,c" (24 B) {Content-Type: text/plain} 302 / GET http://b.test/x net::ERR_X',
        ),
      ],
      open,
    );
    expect(rowsOf(text)).toMatchObject([
      {
        chain: '1',
        hop: '1',
        hops: '2',
        type: 'xmlhttprequest',
        started_at: '1970-01-01T00:00:01.000Z',
        duration_ms: '30',
        method: 'POST',
        url: 'http://a.test/?a="b,c"',
        body: 'bytes',
        body_bytes: '24',
        status: '302',
        location: 'http://b.test/x',
        cause: 'http',
        redirect_url: 'http://b.test/x',
        next_method: 'GET',
        method_verdict: 'historical',
        body_fate: 'dropped',
        lost_headers: 'Content-Type',
        error: '',
        outcome: '',
      },
      {
        chain: '1',
        hop: '2',
        method: 'GET',
        status: '',
        error: 'net::ERR_X',
        outcome: 'failed',
        cause: '',
      },
    ]);
    expect(text.startsWith('chain,hop,hops,type,')).toBe(true);
  });

  it('contains no status that was not sent', () => {
    const [row] = rowsOf(toCsv([record('GET http://a.dev/ hsts / GET https://a.dev/ 200')], open));
    expect(row).toMatchObject({ status: '', reason: '', cause: 'hsts' });
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    // Where a semicolon parts cells, one begins after it.
    ['/x;=1+1;', "/x;'=1+1;"],
    ['a;=1;-2;b', "a;'=1;'-2;b"],
    ['x\t=1\t\t-2', "x\t'=1\t'\t'-2"],
    ['a; "=1', 'a; "\'=1'],
    ['a\r\n=1', "a\r\n'=1"],
    ['a;b', 'a;b'],
  ])('does not make %j a formula', (reason, shown) => {
    const chain = record('GET http://a.test/ 200');
    const hop = {
      ...chain.hops[0],
      response: { status: 200, statusLine: `HTTP/1.1 200 ${reason}` },
      error: reason,
    };
    const [row] = rowsOf(toCsv([{ ...chain, hops: [hop] }], open));
    expect(row?.error).toBe(shown);
  });

  it('is valid according to RFC 4180, whatever was recorded, and only numbers can begin like a formula', () => {
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 60, size: 'max' }),
        fc.boolean(),
        (events, includeSecrets) => {
          const chains = recordAll(events);
          const rows = readCsv(toCsv(chains, { includeSecrets }));
          expect(rows).toHaveLength(1 + chains.flatMap(({ hops }) => hops).length);
          for (const row of rows) {
            expect(row).toHaveLength(rows[0]?.length ?? 0);
            for (const field of row) expect(field).not.toMatch(/^[=+@\t\r＝＋－＠-](?!\d+$)/);
          }
        },
      ),
    );
  });

  it('is redacted by default', () => {
    expect(
      toCsv([record('GET http://a.test/?code=secretcode 200')], { includeSecrets: false }),
    ).not.toContain('secret');
  });
});
