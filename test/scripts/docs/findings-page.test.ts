import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  FINDINGS_DOCUMENT,
  findingsInLab,
  findingsPage,
  NOT_IN_LAB,
} from '../../../scripts/docs/findings-page.ts';
import { RULES } from '../../../src/core/findings/index.ts';

describe('docs/findings.md', () => {
  const lab = findingsInLab();

  it('matches the rules and fixtures: npm run docs', () => {
    expect(readFileSync(FINDINGS_DOCUMENT, 'utf8')).toBe(findingsPage(lab));
  });

  it('has a scenario for every rule, except those with a reason', () => {
    const seen = new Set(
      [...lab.values()].flatMap(({ chromium, firefox }) =>
        [...chromium, ...firefox].map(({ id }) => id),
      ),
    );
    const unseen = RULES.map(({ id }) => id).filter((id) => !seen.has(id));
    expect(unseen.sort()).toEqual(Object.keys(NOT_IN_LAB).sort());
  });
});
