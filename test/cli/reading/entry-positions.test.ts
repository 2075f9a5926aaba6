import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EntryPositions } from '../../../src/cli/reading/entry-positions.ts';

const found = (text: string, length = text.length) => {
  const positions = new EntryPositions();
  for (let at = 0; at < text.length; at += Math.max(1, length))
    positions.add(text.slice(at, at + length));
  return positions.found;
};

it('finds where each entry begins, in pieces of any length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      fc.jsonValue(),
      fc.constantFrom(undefined, 2, '\t'),
      fc.integer({ min: 1, max: 40 }),
      (entries, other, indent, length) => {
        const text = JSON.stringify(
          { entries: [other], log: { pages: [{ entries: [1] }], entries, other } },
          null,
          indent,
        );
        const lines = text.split('\n');
        const positions = found(text, length);
        expect(positions).toEqual(found(text));
        expect(positions).toHaveLength(entries.length);
        for (const [index, { line, column }] of positions.entries()) {
          const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
          const written = JSON.stringify(entries[index], null, indent).split('\n').join('');
          const compact = (given: string) => given.replace(/\s/g, '');
          expect(compact(rest).startsWith(compact(written))).toBe(true);
        }
      },
    ),
  );
});
