import path from 'node:path';
import { expect, it } from 'vitest';
import { licenceTexts, packagesOf } from '../../../scripts/packaging/licences.ts';
import { importsBelow } from '../../support/source/imports.ts';

const below = (name: string) => path.resolve('node_modules', name);

it('finds the packages of bundled modules', () => {
  const modules = [
    below('react/cjs/react.production.js'),
    `\0${below('react/index.js')}?commonjs-es-import`,
    below('@scope/part/index.js'),
    path.resolve('src/panel/App.tsx'),
    '\0vite/modulepreload-polyfill.js',
  ];
  expect(packagesOf(modules)).toEqual([below('@scope/part'), below('react')]);
});

it('has a license text for every package that may be in a build', () => {
  const names = importsBelow('src').map(
    ({ to }) => /^(?!src\/|public\/|node:|package\.json)(?:@[^/]+\/)?[^/]+/.exec(to)?.[0],
  );
  const packages = new Set(names.filter((name) => name !== undefined));
  expect([...packages]).toContain('react');
  for (const name of packages) {
    const text = licenceTexts([below(name)]);
    expect(text).toContain(`${name} `);
    expect(text.length).toBeGreaterThan(500);
  }
});

it('refuses a package without one', () => {
  expect(() => licenceTexts([below('@types/../typescript/lib')])).toThrow();
});
