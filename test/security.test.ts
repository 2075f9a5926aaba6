/** The numbers that SECURITY.md gives of the tests are those of the tests. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LONGEST } from '../src/core/redact/known-secrets.ts';
import { HOSTILE } from './support/hostile-texts.ts';
import { FORMS, NAMED_PLACES, NAMINGS } from './support/planted-secrets.ts';

const page = readFileSync('SECURITY.md', 'utf8').replace(/\s+/g, ' ');
const count = (table: object) => Object.keys(table).length;

it('the release checklist contains the audit described in SECURITY.md', () => {
  const checklist = readFileSync('docs/release.md', 'utf8');
  expect(checklist).toMatch(/\[ \] Run `npm audit` and `npm audit --omit=dev`/);
});

it.each([
  `named in each of ${count(NAMINGS)} ways`,
  `in each of ${count(FORMS)} encodings`,
  `in each of ${count(NAMED_PLACES)} places`,
  `for ${count(HOSTILE) + 1} kinds of hostile text`,
  `more than ${LONGEST.toLocaleString('en')} characters is replaced`,
])('SECURITY.md says: %s', (text) => expect(page).toContain(text));
