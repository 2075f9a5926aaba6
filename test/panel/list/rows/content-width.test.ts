import { describe, expect, it } from 'vitest';
import {
  methodRoom,
  methodWidth,
  statusRoom,
  stepsWidth,
} from '../../../../src/panel/list/rows/content-width.ts';
import { toSteps } from '../../../../src/panel/ui/status/status-steps.ts';
import { record } from '../../../support/chains.ts';

const needed = (drawing: string) => stepsWidth(toSteps(record(drawing)));

describe('the width of a column', () => {
  it('is what its content needs, and grows with the content', () => {
    const two = needed('GET http://a.test/a 302 / GET http://a.test/b 200');
    const three = needed(
      'GET http://a.test/a 302 / GET http://a.test/b 302 / GET http://a.test/c 200',
    );
    expect(two).toBeLessThan(90);
    expect(three).toBeGreaterThan(two + 20);
    expect(statusRoom(two, 1000)).toBe(Math.ceil(two));
    expect(methodWidth('POST → GET')).toBeGreaterThan(methodWidth('GET'));
  });

  it('fits the name of the column and leaves most of the list to the URL', () => {
    expect(statusRoom(0, 1000)).toBeGreaterThan(60);
    expect(statusRoom(5000, 750)).toBe(150);
    expect(statusRoom(5000, 5000)).toBe(240);
    expect(methodRoom(5000, 400)).toBe(108);
  });

  it('has room for the first and the last status of a long chain, even in a narrow list', () => {
    expect(statusRoom(5000, 400)).toBe(104);
    expect(statusRoom(5000, 320)).toBe(96);
  });
});
