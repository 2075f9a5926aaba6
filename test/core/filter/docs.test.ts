import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HAS } from '../../../src/core/filter/facets.ts';
import { parseFilter } from '../../../src/core/filter/index.ts';
import { FLAG_NAMES, VALUE_NAMES } from '../../../src/core/filter/syntax.ts';
import { VALUE_TERMS } from '../../../src/core/filter/value-terms.ts';

const page = readFileSync('docs/filter.md', 'utf8');

/** What the first column of a section's table has. */
function terms(section: string): string[] {
  const [, rest = ''] = page.split(`\n## ${section}\n`);
  const [table = ''] = rest.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, term = '']) => term);
}

it('docs/filter.md contains every term, each with a valid example', () => {
  expect(terms('Words')).toEqual([...FLAG_NAMES]);
  const examples = terms('Names and values');
  expect(examples.map((term) => term.split(':')[0])).toEqual([...VALUE_NAMES]);
  for (const example of [...terms('Text'), ...examples]) {
    const { terms: read, errors } = parseFilter(example);
    expect(errors, example).toEqual([]);
    expect(read, example).toHaveLength(1);
  }
});

it('docs/filter.md contains all values of closed lists', () => {
  for (const name of ['verdict', 'cause', 'has'] as const) {
    const [row = ''] = page.split('\n').filter((line) => line.startsWith(`| \`${name}:`));
    for (const value of VALUE_TERMS[name].offered) {
      expect(row.includes(`\`${value}\``) || row.includes(`:${value}\``), value).toBe(true);
    }
  }
  expect(VALUE_TERMS.has.offered).toEqual([...HAS.keys()]);
});

it('docs/filter.md quotes an error exactly', () => {
  const [, quoted = ''] = /says so: `([^`]+)`/.exec(page.replaceAll('\n', ' ')) ?? [];
  expect(parseFilter('status:9xx').errors.map(({ message }) => message)).toEqual([quoted]);
});
