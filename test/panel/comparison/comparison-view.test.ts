import { describe, expect, it } from 'vitest';
import { comparedFacts, comparisonView } from '../../../src/panel/comparison/comparison-view.ts';
import type { TextRun } from '../../../src/panel/comparison/text-runs.ts';
import { record } from '../../support/chains.ts';

const POST_302 =
  'POST http://a.test/orders (24 B) {Content-Type: text/plain} 302 / GET http://a.test/v2/orders 200';
const POST_307 =
  'POST http://a.test/orders (24 B) {Content-Type: text/plain} 307 / ' +
  'POST http://a.test/v2/orders (24 B) {Content-Type: text/plain} 200';

/** `a[b]c`: what differs is in brackets; `∅` where there is nothing. */
const drawn = (runs: readonly TextRun[] | undefined) =>
  runs?.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('') ?? '∅';

function linesOf(before: string, after: string): string[] {
  return comparisonView(record(before), record(after)).hops.flatMap((hop) => [
    `${hop.name}, ${hop.word}`,
    ...hop.lines.map((line) => {
      const what = [line.label, line.name].filter((part) => part !== undefined).join(' ');
      return `  ${line.wordText} ${what}: ${drawn(line.before)} | ${drawn(line.after)}`;
    }),
    ...hop.routine.map(({ label, name }) => `  routine ${label} ${name}`),
    ...hop.notes.map((note) => `  ${note}`),
  ]);
}

describe('the view of a comparison', () => {
  it('contains the request and response of every hop, and what else differs', () => {
    expect(linesOf(POST_302, POST_307)).toEqual([
      'hop 1, changed',
      '  = same Request: POST http://a.test/orders | POST http://a.test/orders',
      '  ≠ changed Response: [302 Found] | [307 Temporary Redirect]',
      '  ≠ changed Redirect: POST [→ GET · body of 24 B dropped · Content-Type dropped] | POST [kept · body of 24 B sent again, identical]',
      'hop 2, changed',
      '  ≠ changed Request: [GET] http://a.test/v2/orders | [POST] http://a.test/v2/orders',
      '  = same Response: 200 | 200',
      expect.stringMatching(/^ {2}\+ new Body: ∅ \| body of 24 B, \w+$/),
      '  + new Request header Content-Type: ∅ | text/plain',
    ]);
  });

  it('shows a hop without a counterpart', () => {
    const [, second] = comparisonView(
      record('GET http://a.test/ 301 / GET http://a.test/x 200'),
      record('GET http://a.test/ 301 / GET https://a.test/ 301 / GET http://a.test/x 200'),
    ).hops;
    expect(second).toMatchObject({ name: 'hop 2: new', word: 'new', times: '30 ms' });
    expect(second?.lines.map((line) => [line.wordText, drawn(line.before)])).toEqual([
      ['+ new', '∅'],
      ['+ new', '∅'],
    ]);
  });

  it('separates routine differences, and shows only what differs in a URL', () => {
    expect(
      linesOf('GET http://a.test/x?q=1 200 {ETag: 1}', 'GET https://a.test/x?q=2 200 {ETag: 2}'),
    ).toEqual([
      'hop 1, changed',
      '  ≠ changed Request: GET [http://]a.test/x?[q=1] | GET [https://]a.test/x?[q=2]',
      '  = same Response: 200 | 200',
      '  routine Response header ETag',
    ]);
  });

  it('shows routine differences as equal, and does not emphasize them', () => {
    expect(
      linesOf('GET http://a.test/x?code=1 200', 'GET http://a.test/x?code=2 200').slice(0, 4),
    ).toEqual([
      'hop 1, same',
      '  = same Request: GET http://a.test/x?code=1 | GET http://a.test/x?code=2',
      '  = same Response: 200 | 200',
      '  routine URL undefined',
    ]);
  });

  it('shows hops as equal that differ only in their times, with the times', () => {
    const slow = record('GET http://a.test/ 200');
    const chain = { ...slow, hops: [{ ...slow.hops[0], endedAt: 2000 }] as const };
    const [hop] = comparisonView(record('GET http://a.test/ 200'), chain).hops;
    expect(hop).toMatchObject({ word: 'same', times: '30 ms → 1.0 s' });
  });

  it('lists findings: removed, added, then those in both', () => {
    const words = (before: string, after: string) =>
      comparisonView(record(before), record(after)).findings.map(({ wordText }) => wordText);
    expect(words(POST_302, POST_307)).toEqual(['− gone']);
    expect(words(POST_307, POST_302)).toEqual(['+ new']);
    expect(words(POST_302, POST_302)).toEqual(['= in both']);
  });

  it('contains nothing invisible', () => {
    const hostile = (url: string) => comparisonView(record(`GET ${url} 200`), record(POST_302));
    expect(JSON.stringify(hostile('http://a.test/\u202e'))).not.toContain('\u202e');
  });
});

describe('the description of a compared chain', () => {
  it('contains its session, its type and its duration', () => {
    expect(comparedFacts(record(POST_302), 'Live')).toMatch(/^Live · .* · fetch\/xhr · 70 ms$/);
  });
});
