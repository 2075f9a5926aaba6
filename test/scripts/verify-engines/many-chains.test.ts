import { describe, expect, it } from 'vitest';
import { type ExportedChain, manyLines } from '../../../scripts/verify-engines/many-chains.ts';
import { record } from '../../support/chains.ts';

const first = {
  ...record('POST http://localhost:8307/a 302 / GET http://www.lab.test/b 200'),
  id: '1',
};
const second = {
  ...record('GET http://www.lab.test/b 200', { requestId: '2' }),
  id: '2',
  link: { from: '1', cause: 'script', certainty: 'likely' },
} as const;
const recorded: readonly ExportedChain[] = [first, second];
const read = (machine: number, count: number) =>
  [...manyLines(recorded, machine, count)].map((line) => JSON.parse(line));

describe('many chains', () => {
  it('are as many as requested, and the same on every run', () => {
    expect(read(0, 7)).toHaveLength(7);
    expect(read(3, 7)).toEqual(read(3, 7));
  });

  it('have their own IDs on each machine, with which links find the chain of their round', () => {
    const chains = [...read(0, 4), ...read(1, 4)];
    expect(new Set(chains.map(({ id }) => id)).size).toBe(8);
    for (const [index, { link }] of chains.entries())
      expect(link?.from).toBe(index % 2 === 1 ? chains[index - 1].id : undefined);
  });

  it('have their own site’s hosts everywhere', () => {
    const [, , chain] = read(0, 4);
    const urls = chain.hops.map(({ url }: { url: string }) => url);
    expect(urls).toEqual(['http://s1.localhost:8307/a', 'http://www.s1.lab.test/b']);
  });

  it('have a different time in each round', () => {
    const took = ({ hops }: ExportedChain) => (hops[0]?.endedAt ?? 0) - (hops[0]?.startedAt ?? 0);
    const [one, , other] = read(1, 4);
    expect(took(first)).toBeGreaterThan(0);
    expect(took(one)).not.toBe(took(other));
  });
});
