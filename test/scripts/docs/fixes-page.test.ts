import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIXES_DOCUMENT, fixesPage } from '../../../scripts/docs/fixes-page.ts';

it('docs/fixes.md matches what was tried: npm run docs', () => {
  expect(readFileSync(FIXES_DOCUMENT, 'utf8')).toBe(fixesPage());
});
