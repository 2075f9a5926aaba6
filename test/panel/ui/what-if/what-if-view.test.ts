import { describe, expect, it } from 'vitest';
import type { RedirectStatus } from '../../../../src/core/http/status-codes.ts';
import { firstStatus, whatIfView } from '../../../../src/panel/ui/what-if/what-if-view.ts';
import { record } from '../../../support/chains.ts';

const LOST =
  'POST http://a.test/o (24 B) {Content-Type: text/plain; Origin: http://a.test} 302 / GET http://a.test/o/ {Accept: x} 200';

const viewOf = (drawing: string, status: RedirectStatus) =>
  whatIfView(record(drawing, { initiator: 'http://a.test' }), 0, status);

describe('the question “what if”', () => {
  it('shows the predicted request beside the recorded one, and marks differences', () => {
    const { rows, sentence, answered } = viewOf(LOST, 307);
    expect(rows).toEqual([
      { name: 'Method', seen: 'GET', next: 'POST', differs: true },
      { name: 'Body', seen: 'dropped', next: 'sent again', differs: true },
      {
        name: 'Body headers',
        seen: 'Content-Type dropped',
        next: 'Content-Type kept',
        differs: true,
      },
    ]);
    expect(answered).toBe('302');
    expect(sentence).toBe(
      'How the server would respond to this POST is unknown, so the prediction ends here. Nothing was sent.',
    );
  });

  it('needs no table if the request is the same', () => {
    const { rows, sentence } = viewOf(LOST, 303);
    expect(rows).toEqual([]);
    expect(sentence).toBe('With 303, the browser sends the same next request.');
  });

  it('names the other clients', () => {
    const { clients } = viewOf(LOST, 307);
    expect(clients[0]?.text).toBe('POST with the body');
    expect(clients[0]?.names.split(', ')).toContain('curl -L');
  });

  it('shows nothing recorded if nothing followed', () => {
    const { rows } = viewOf('GET http://a.test/o 300>/p', 303);
    expect(rows).toEqual([{ name: 'Method', seen: undefined, next: 'GET', differs: false }]);
  });

  it('says why nothing is predicted', () => {
    const { rows, clients, sentence } = viewOf('POST http://a.test/o (24 B) 302>/p', 307);
    expect([rows, clients]).toEqual([[], []]);
    expect(sentence).toContain('didn’t follow');
  });

  it('begins with the status that keeps or drops what this one does not', () => {
    const first = (status: number) =>
      firstStatus(record(`GET http://a.test/ ${status} / GET http://a.test/x 200`), 0);
    expect([301, 302, 303, 307, 308].map(first)).toEqual([308, 307, 307, 303, 303]);
    expect(firstStatus(record('GET http://a.test/ 200'), 0)).toBeUndefined();
    expect(firstStatus(record('GET http://a.test/ 300>/x'), 0)).toBe(303);
  });
});
