import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDIRECT_STATUSES } from '../../../../src/core/http/status-codes.ts';
import { requiredMethod } from '../../../../src/core/standards/redirect.ts';
import { placeCard } from '../../../../src/panel/ui/controls/place-card.ts';
import { chipText, subjectOf, toCard } from '../../../../src/panel/ui/status/status-card.ts';
import { toSteps } from '../../../../src/panel/ui/status/status-steps.ts';
import { record } from '../../../support/chains.ts';
import { answered, hop } from '../../samples.ts';

const cardOf = (subject: Parameters<typeof toCard>[0]) => {
  const card = toCard(subject);
  if (!card) throw new Error(`${subject} has no card`);
  return card;
};

describe('the subject of a chip', () => {
  const subjects = (drawing: string) => record(drawing).hops.map(subjectOf);

  it('is the status of every 3xx, and of no other response', () => {
    expect(subjects('GET http://a.test/ 302 / GET http://a.test/x 200')).toEqual([302, undefined]);
    expect(subjects('GET http://a.test/ 307 / GET http://a.test/x 404')).toEqual([307, undefined]);
    expect(subjects('GET http://a.test/ 301 / GET http://a.test/x 304')).toEqual([301, 304]);
  });

  it('is the cause of a redirect that no server sent', () => {
    expect(subjects('GET http://a.dev/ hsts / GET https://a.dev/ 200')).toEqual([
      'hsts',
      undefined,
    ]);
  });

  it('doesn’t exist if nothing was observed', () => {
    const redirect = { url: 'http://a.test/x', cause: 'unknown' } as const;
    expect(subjectOf(hop('GET', 'http://a.test/', { redirect }))).toBeUndefined();
    expect(subjectOf(hop('GET', 'http://a.test/', { error: 'net::ERR_FAILED' }))).toBeUndefined();
  });

  it('is the same in the steps of a row, collapsed or not', () => {
    const hops = Array.from({ length: 3 }, () => 'GET http://a.test/ 302').join(' / ');
    const steps = toSteps(record(`${hops} / GET http://a.test/ 200`));
    expect(steps.map(({ text, count, subject }) => [text, count, subject])).toEqual([
      ['302', 3, 302],
      ['200', 1, undefined],
    ]);
  });

  it('is the status even if the response is from the cache', () => {
    const cached = answered('GET', 'http://a.test/', 301, 'http://a.test/x');
    const response = { status: 301, statusLine: 'HTTP/1.1 301', fromCache: true };
    expect(subjectOf({ ...cached, response })).toBe(301);
  });
});

describe('a card', () => {
  it('compares the redirect statuses and marks its own', () => {
    for (const status of REDIRECT_STATUSES) {
      const { columns = [], rows = [] } = cardOf(status).compared ?? {};
      expect(columns.filter(({ current }) => current)).toEqual([{ status, current: true }]);
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    }
  });

  it('draws a POST and a PUT as Fetch handles them', () => {
    for (const status of REDIRECT_STATUSES) {
      const [post, put, ...rest] = cardOf(status).drawings;
      expect(rest).toEqual([]);
      for (const [drawing, method] of [
        [post, 'POST'],
        [put, 'PUT'],
      ] as const) {
        const next = requiredMethod(status, method);
        expect(drawing?.before.track).toMatchObject({
          method: method.toLowerCase(),
          body: 'solid',
        });
        expect(drawing?.after.track.method).toBe(next.toLowerCase());
        expect(drawing?.transition).toMatchObject({
          changed: next !== method,
          internal: false,
          bodyAfter: next === method ? 'solid' : 'none',
        });
      }
    }
  });

  it('gives the change the color of a chain’s', () => {
    const verdicts = (status: number) => cardOf(status).drawings.map(({ verdict }) => verdict);
    expect(verdicts(302)).toEqual(['historical', 'kept']);
    expect(verdicts(303)).toEqual(['by-design', 'by-design']);
    expect(verdicts(308)).toEqual(['kept', 'kept']);
  });

  it('neither draws nor compares a status that is not followed', () => {
    expect(cardOf(300)).toMatchObject({ title: '300 Multiple Choices', drawings: [] });
    expect(cardOf(300)).not.toHaveProperty('compared');
  });

  it('draws a dotted track for an internal redirect and compares nothing', () => {
    const card = cardOf('hsts');
    expect(card).toMatchObject({ title: 'HSTS', drawings: [{ transition: { internal: true } }] });
    expect(card).not.toHaveProperty('compared');
  });

  it('exists only for 3xx statuses', () => {
    expect(toCard(200)).toBeUndefined();
    expect(toCard(404)).toBeUndefined();
  });
});

describe('the text of a chip', () => {
  it('is the whole response if it is short, otherwise the status', () => {
    expect(chipText('302 Found')).toEqual({ chip: '302 Found', rest: '' });
    const reason = 'Moved, and moved, and moved again, as things do';
    expect(chipText(`302 ${reason}`)).toEqual({ chip: '302', rest: ` ${reason}` });
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const { chip, rest } = chipText(text);
        expect(chip + rest).toBe(text);
      }),
    );
  });
});

describe('the position of a card', () => {
  const chip = (left: number, top: number) => ({ left, top, bottom: top + 16 });

  it('is below its chip if there is room', () => {
    expect(placeCard(chip(100, 50), { width: 1280, height: 800 })).toMatchObject({
      left: 100,
      top: 69,
      width: 480,
    });
  });

  it('is above a chip at the end of the panel', () => {
    expect(placeCard(chip(100, 700), { width: 1280, height: 800 })).toMatchObject({ bottom: 103 });
  });

  it('spans a narrow panel, and stays within its edge', () => {
    expect(placeCard(chip(350, 20), { width: 400, height: 700 })).toMatchObject({
      left: 6,
      width: 388,
    });
    expect(placeCard(chip(1200, 20), { width: 1280, height: 700 })).toMatchObject({ left: 794 });
  });

  it('covers its chip if there is room on neither side', () => {
    expect(placeCard(chip(10, 140), { width: 700, height: 300 })).toMatchObject({
      bottom: 6,
      maxHeight: 288,
    });
  });

  it('is within the panel, whatever its size', () => {
    const size = fc.integer({ min: 120, max: 2000 });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, at) => {
        const place = placeCard(chip(at * (width - 20), at * (height - 20)), { width, height });
        const { left, maxHeight, top, bottom } = place;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + place.width).toBeLessThanOrEqual(width);
        expect((top ?? bottom ?? -1) >= 0).toBe(true);
        expect((top ?? bottom ?? 0) + maxHeight).toBeLessThanOrEqual(height);
        expect(maxHeight).toBeGreaterThan(100);
      }),
    );
  });
});
