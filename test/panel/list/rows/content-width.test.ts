import { describe, expect, it } from 'vitest';
import {
  cellRoom,
  countText,
  hiddenSteps,
  methodRoom,
  methodWidth,
  statusRoom,
  stepsWidth,
} from '../../../../src/panel/list/rows/content-width.ts';
import {
  type StatusStep,
  stepText,
  toSteps,
} from '../../../../src/panel/ui/status/status-steps.ts';
import { record } from '../../../support/chains.ts';

const needed = (drawing: string) => stepsWidth(toSteps(record(drawing)));

/** A chain that ended with the last of these statuses. */
const stepsOf = (...statuses: number[]) =>
  toSteps(
    record(statuses.map((status, index) => `GET http://a.test/${index} ${status}`).join(' / ')),
  );

describe('the width of a column', () => {
  it('is what its content needs, and grows with the content', () => {
    const two = needed('GET http://a.test/a 302 / GET http://a.test/b 200');
    const three = needed(
      'GET http://a.test/a 302 / GET http://a.test/b 302 / GET http://a.test/c 200',
    );
    expect(two).toBeLessThan(90);
    expect(three).toBeGreaterThan(two + 20);
    expect(cellRoom(statusRoom(two, 1000), 1000)).toBeCloseTo(two, -1);
    expect(cellRoom(statusRoom(two, 1000), 1000)).toBeGreaterThanOrEqual(two);
    expect(methodWidth('POST → GET')).toBeGreaterThan(methodWidth('GET'));
  });

  it('fits the name of the column and leaves most of the list to the URL', () => {
    expect(statusRoom(0, 1000)).toBeGreaterThan(60);
    expect(statusRoom(5000, 750)).toBe(150);
    expect(statusRoom(5000, 5000)).toBe(240);
    expect(methodRoom(5000, 400)).toBe(108);
  });

  it('has room for the first and the last status of a long chain, even in a narrow list', () => {
    const long = stepsOf(302, 301, 303, 302, 307, 200);
    const at = (list: number) => shown(long, cellRoom(statusRoom(5000, list), list));
    for (const list of [400, 519, 520, 600]) expect(at(list)).toBe('302 › +4 › 200');
    expect(at(310)).toBe('+5 › 200');
    const two = stepsOf(302, 200);
    expect(stepsWidth(two)).toBeLessThanOrEqual(cellRoom(statusRoom(5000, 310), 310));
    const three = stepsOf(302, 301, 200);
    expect(shown(three, cellRoom(statusRoom(5000, 400), 400))).toBe('302 › 301 › 200');
  });
});

describe('a method in a narrow list', () => {
  it('has room for the most common change, and in a wide one for two', () => {
    const roomAt = (list: number) => cellRoom(methodRoom(5000, list), list);
    expect(roomAt(310)).toBeGreaterThanOrEqual(methodWidth('POST → GET'));
    expect(roomAt(900)).toBeGreaterThanOrEqual(methodWidth('GET → POST → GET'));
  });
});

describe('statuses that do not all fit', () => {
  it('are replaced by their number, except the first and as many of the last as fit', () => {
    const long = stepsOf(302, 301, 303, 302, 307, 200);
    const all = stepsWidth(long);
    expect(shown(long, all)).toBe('302 › 301 › 303 › 302 › 307 › 200');
    expect(shown(long, all - 1)).toBe('302 › +2 › 302 › 307 › 200');
    expect(shown(long, 0.7 * all)).toBe('302 › +3 › 307 › 200');
    expect(shown(long, 0.5 * all)).toBe('302 › +4 › 200');
    expect(shown(long, 0.3 * all)).toBe('+5 › 200');
    expect(shown(long, 0)).toBe('+5 › 200');
  });

  it('are counted one by one, even if equal ones are one step', () => {
    const steps = stepsOf(301, 302, 302, 302, 302, 303, 200);
    expect(shown(steps, 90)).toBe('301 › +5 › 200');
  });

  it('keep the end of a loop rather than its statuses', () => {
    const loop = stepsOf(302, 302, 302, 302, 200);
    expect(shown(loop, stepsWidth(loop))).toBe('302 ×4 › 200');
    expect(shown(loop, stepsWidth(loop) - 1)).toBe('+4 › 200');
  });

  it('remain if there are only two: their number would take as much room', () => {
    expect(hiddenSteps(stepsOf(302, 200), 0)).toBeUndefined();
    expect(hiddenSteps([], 0)).toBeUndefined();
  });

  it('never take more room than there is, unless only the last is left', () => {
    const long = stepsOf(302, 301, 303, 302, 307, 200);
    for (let room = 0; room < 250; room++) {
      const text = shown(long, room);
      expect(text === '+5 › 200' || 7.7 * text.replaceAll(/[ ›]/g, '').length <= room).toBe(true);
      expect(text.endsWith('200')).toBe(true);
    }
  });
});

/** The text of steps in a cell with this room. */
function shown(steps: readonly StatusStep[], room: number): string {
  const hidden = hiddenSteps(steps, room);
  if (!hidden) return steps.map(stepText).join(' › ');
  const { from, to } = hidden;
  const texts = steps.map(stepText);
  return [...texts.slice(0, from), countText(hidden), ...texts.slice(to)].join(' › ');
}
