/** Differences between browsers are translated in a few places; the rest of the source treats all browsers alike. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const NAME = /chrom(?:ium|e)|firefox|gecko|safari|webkit/i;

/** Where code may name a browser, and what for. */
const PLACES: readonly (readonly [place: string, why: string])[] = [
  ['src/background/capture/', 'translates what each browser reports'],
  ['src/core/record/', 'knows how browsers report what no server sent'],
  ['src/core/formats/har/', 'reads the files of browsers and other tools'],
  ['src/core/clients/', 'compares browsers with other clients'],
  ['src/core/chain/schema.ts', 'says in the JSON Schema which browser reports a field'],
  ['src/panel/export/export-file.ts', 'writes into a file which browser it is from'],
];

/** Blanks comments and texts: both may name a browser anywhere, to give a reason or to tell the user. */
function codeOf(file: string, source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const code = parseSync(file, source).comments.reduce(
    (rest, { start, end }) =>
      rest.slice(0, start) + blank(rest.slice(start, end)) + rest.slice(end),
    source,
  );
  return code.replace(/\b(?:t|msg)`[^`]*`/g, blank);
}

/** The lines of a module that name a browser, as `file:line`. */
function naming(file: string, source: string): string[] {
  const lines = codeOf(file, source).split('\n');
  return lines.flatMap((line, index) => (NAME.test(line) ? [`${file}:${index + 1}`] : []));
}

const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => path.posix.join('src', file))
  .flatMap((file) => naming(file, readFileSync(file, 'utf8')));

describe('the name of a browser', () => {
  it('appears in code only where there is a reason', () => {
    expect(found.filter((line) => !PLACES.some(([place]) => line.startsWith(place)))).toEqual([]);
  });

  it.each(PLACES)('appears in %s, which %s', (place) => {
    expect(found.some((line) => line.startsWith(place))).toBe(true);
  });

  it('is found in code, but not in comments and texts', () => {
    const source = [
      '// Chromium does this.',
      "const own = engine === 'chromium';",
      '/** In Firefox,\n * it differs. */',
      'const text = t`Firefox does not report it.`;',
      'if (isFirefox) return;',
    ].join('\n');
    expect(naming('a.ts', source)).toEqual(['a.ts:2', 'a.ts:6']);
  });
});
