import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REDIRECTS_DOCUMENT, redirectsPage } from '../../../scripts/docs/redirects-page.ts';

it('docs/redirects.md matches the reference: npm run docs', () => {
  expect(readFileSync(REDIRECTS_DOCUMENT, 'utf8')).toBe(redirectsPage());
});
