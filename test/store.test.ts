/** What is uploaded to the stores, held to their limits and to what the extension asks for. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };

const read = (file: string) => readFileSync(file, 'utf8');

/** A text's sections by their headings. */
function sections(file: string): Map<string, string> {
  const parts = read(file).split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end).trim()];
    }),
  );
}

describe.each(['docs/store/en.md', 'docs/store/pt-BR.md'])('the texts of %s', (file) => {
  const texts = sections(file);

  it('are complete', () => {
    expect([...texts.keys()]).toEqual([
      'Name',
      'Short description',
      'Long description',
      'Search terms',
      'Captions',
    ]);
  });

  it('are no longer than the stores allow', () => {
    expect(texts.get('Name')?.length).toBeLessThanOrEqual(45);
    expect(texts.get('Short description')?.length).toBeLessThanOrEqual(132);
    expect(texts.get('Long description')?.length).toBeGreaterThanOrEqual(250); // Edge
    expect(texts.get('Long description')?.length).toBeLessThanOrEqual(10_000);
    expect(texts.get('Captions')?.split('\n')).toHaveLength(5); // Chrome takes five pictures
  });
});

describe('the store texts', () => {
  it('justify exactly the requested permissions', () => {
    const table = sections('docs/store/README.md').get('Permissions') ?? '';
    const rows = table.split('\n').slice(2);
    const named = rows.flatMap((row) => row.split('|')[1]?.match(/(?<=`)[^`,\s]+(?=`)/g) ?? []);
    expect(named).toEqual([...manifest.permissions, ...manifest.host_permissions]);
  });
});

describe('the pictures', () => {
  it.each(Object.entries(manifest.icons))('include an icon of %s pixels', (size, file) => {
    const png = readFileSync(`public/${file}`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
  });

  it('in the README are small, and complete', () => {
    const shown = [...read('README.md').matchAll(/\]\(docs\/images\/([^)]+)\)/g)].map(
      ([, name]) => name,
    );
    expect(shown).toEqual(readdirSync('docs/images').sort());
    for (const name of shown) {
      expect(statSync(`docs/images/${name}`).size, name).toBeLessThan(150_000);
    }
  });
});
