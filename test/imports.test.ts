/** What may import what, and that no imports go round in circles. docs/development.md says the same in words. */
import { describe, expect, it } from 'vitest';
import { circles, type Import, importsBelow, reachedFrom } from './support/source/imports.ts';

/** What talks to nobody, and so may be imported by all but the core. */
const PURE = ['src/core/', 'src/messages.ts', 'src/settings.ts'];
/** What the command needs of Node.js. */
const NODE = ['crypto', 'fs', 'fs/promises', 'path', 'stream/promises', 'url'].map(
  (name) => `node:${name}`,
);
const REACT = ['react', 'react-dom', 'react-dom/client'];
const PANEL = ['src/panel/state/', 'src/panel/ui/', ...PURE, ...REACT];

/**
 * Files by how their paths begin, and how what they import begins; packages by their whole names. The first line that
 * fits a file is the one that holds.
 */
const MAY_IMPORT: readonly (readonly [files: string, may: readonly string[]])[] = [
  ['src/core/url/site.ts', ['src/core/', 'tldts']],
  ['src/core/chain/schema.ts', ['src/core/', 'valibot']],
  ['src/core/formats/', ['src/core/', 'valibot']],
  ['src/core/', ['src/core/']],
  ['src/cli/arguments/arguments.ts', ['src/cli/', 'src/core/', 'package.json', 'node:util']],
  ['src/cli/', ['src/cli/', 'src/core/', ...NODE]],
  ['src/browser.ts', ['webextension-polyfill']],
  ['src/messages.ts', ['src/core/']],
  ['src/settings.ts', []],
  ['src/stored-settings.ts', ['src/browser.ts', 'src/settings.ts']],
  ['src/language.ts', ['src/browser.ts', 'src/core/text/']],
  ['src/worker-language.ts', ['src/core/text/']],
  ['src/background/index.ts', ['src/background/', 'src/', ...PURE]],
  ['src/background/', ['src/background/', 'src/browser.ts', ...PURE, 'valibot']],
  [
    'src/devtools/',
    [
      'src/devtools/',
      'src/browser.ts',
      'src/language.ts',
      'src/messages.ts',
      'src/core/text/',
      'src/core/network-log/kept-redirects.ts',
    ],
  ],
  ['src/panel/index.tsx', ['src/panel/', 'src/', ...PURE, ...REACT]],
  ['src/panel/state/', ['src/panel/state/', ...PURE]],
  ['src/panel/connection/', ['src/panel/connection/', 'src/browser.ts', ...PANEL]],
  ['src/panel/network/', ['src/panel/network/', ...PANEL, 'valibot']],
  [
    'src/viewer/',
    [
      'src/viewer/',
      'src/panel/mount.tsx',
      'src/panel/export/',
      'src/panel/import/',
      'src/panel/settings/',
      'src/panel/state/',
      'src/panel/ui/',
      'public/_locales/',
      ...PURE,
    ],
  ],
  ['src/panel/import/worker.ts', ['src/panel/import/', 'src/worker-language.ts', ...PANEL]],
  ['src/panel/export/worker.ts', ['src/panel/export/', 'src/worker-language.ts', ...PANEL]],
];

/** A feature's folder imports none of another's; what stands outside of them puts them together. */
function mayImport(file: string): readonly string[] {
  const line = MAY_IMPORT.find(([files]) => file.startsWith(files));
  if (line) return line[1];
  const feature = /^src\/panel\/[^/]+\//.exec(file)?.[0];
  return feature ? [feature, ...PANEL] : ['src/panel/', ...PANEL];
}

/** A folder, `src/` alone excepted, stands for all that is below it. */
function isBelow(file: string, place: string): boolean {
  if (place === 'src/') return /^src\/[^/]+$/.test(file);
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

function forbidden(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !mayImport(from).some((place) => isBelow(to, place)))
    .map(({ from, to }) => `${from} imports ${to}`);
}

/** What of the panel talks to the browser, a worker or the background: components are given what they need of it. */
const OUTWARD =
  /^src\/panel\/(connection\/|network\/|(import|export)\/[a-z-]*(worker|reading|work|imports|exports|export-file)\.ts$)/;

const imports = importsBelow('src');

describe('imports', () => {
  it('are those that the table allows', () => {
    expect(forbidden(imports)).toEqual([]);
  });

  it('of messages are only types', () => {
    expect(imports.filter(({ from, isType }) => from === 'src/messages.ts' && !isType)).toEqual([]);
  });

  it('of components lead to nothing outside of the panel', () => {
    const components = imports.filter(
      ({ from }) => from.endsWith('.tsx') && from !== 'src/panel/index.tsx',
    );
    expect(components.filter(({ to }) => OUTWARD.test(to))).toEqual([]);
  });

  it('keep the background script small', () => {
    const reached = [...reachedFrom('src/background/index.ts', imports)];
    const large =
      /^src\/core\/(url\/site|chain\/schema|findings|formats|filter|compare|redact|clients|layers)|^tldts$/;
    expect(reached.filter((file) => large.test(file))).toEqual([]);
  });

  it('form no circles of files or folders', () => {
    expect(circles(imports)).toEqual([]);
  });
});

describe('the checks', () => {
  const imported = (from: string, to: string): Import => ({ from, to, isType: false });

  it.each([
    ['src/core/chain/chain.ts', 'valibot'],
    ['src/core/chain/chain.ts', 'src/settings.ts'],
    ['src/background/panels/open.ts', 'src/panel/state/store.ts'],
    ['src/panel/list/ChainList.tsx', 'src/panel/filter/filter-view.ts'],
    ['src/panel/list/ChainList.tsx', 'src/browser.ts'],
    ['src/panel/state/store.ts', 'src/panel/ui/warm-up.ts'],
    ['src/panel/App.tsx', 'src/language.ts'],
    ['src/devtools/index.ts', 'src/core/chain/chain.ts'],
    ['src/cli/check.ts', 'src/panel/state/types.ts'],
    ['src/cli/check.ts', 'src/browser.ts'],
    ['src/cli/check.ts', 'node:net'],
  ])('find that %s imports %s', (from, to) => {
    expect(forbidden([imported(from, to)])).toEqual([`${from} imports ${to}`]);
  });

  it('find a circle of files, and one of folders that none of their files is in', () => {
    const files = [
      imported('src/a/one.ts', 'src/a/two.ts'),
      imported('src/a/two.ts', 'src/a/one.ts'),
    ];
    expect(circles(files)).toEqual(['src/a: one.ts → two.ts → one.ts']);
    const folders = [
      imported('src/a/one.ts', 'src/b/two.ts'),
      imported('src/b/three.ts', 'src/a/four.ts'),
    ];
    expect(circles(folders)).toEqual(['src: a → b → a']);
  });
});
