import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CAPTURE_DOCUMENT, scenarioTables } from '../../../scripts/docs/capture-table.ts';

it('docs/capture.md matches the lab’s scenarios: npm run docs', () => {
  expect(readFileSync(CAPTURE_DOCUMENT, 'utf8').startsWith(scenarioTables())).toBe(true);
});
