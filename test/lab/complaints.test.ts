import { describe, expect, it } from 'vitest';
import { complaints } from '../../lab/complaints.ts';
import { indexPage } from '../../lab/pages/index.ts';
import { findScenario, scenarios } from '../../lab/scenarios/index.ts';
import { scenarioPath } from '../../lab/urls.ts';

const causes = complaints.flatMap((complaint) => complaint.causes);

describe('the complaints', () => {
  it('have causes in one sentence each, and scenarios that show them', () => {
    for (const { title, causes: own } of complaints) expect(own.length, title).toBeGreaterThan(1);
    for (const { text, scenarios: shown } of causes) {
      expect(text).toMatch(/^[A-Z][^.]*\.$/);
      expect(shown, text).not.toEqual([]);
      for (const id of shown) expect(findScenario(id), `${text} ${id}`).toBeDefined();
    }
  });

  it('contain nothing twice', () => {
    const texts = [...complaints.map(({ title }) => title), ...causes.map(({ text }) => text)];
    expect(new Set(texts).size).toBe(texts.length);
    for (const { causes: own, title } of complaints) {
      const ids = own.flatMap((cause) => cause.scenarios);
      expect(new Set(ids).size, title).toBe(ids.length);
    }
  });
});

describe('the lab’s index', () => {
  const links = [...indexPage().matchAll(/href="(\/s\/[^"]+)"/g)].map(([, path]) => path);

  it('links to every scenario by its group, and to nothing that doesn’t exist', () => {
    const paths = scenarios.map(({ id }) => `${scenarioPath(id)}/`);
    const byGroup = indexPage().split('id="scenarios"')[1] ?? '';
    for (const path of paths) expect(byGroup).toContain(`href="${path}"`);
    expect(new Set(links)).toEqual(new Set(paths));
  });

  it('links to each cause from its complaint', () => {
    const named = causes.flatMap((cause) => cause.scenarios);
    expect(links.slice(0, named.length)).toEqual(named.map((id) => `${scenarioPath(id)}/`));
  });
});
