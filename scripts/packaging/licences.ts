/** The license texts of the packages in a build, as a file of the build: most licenses require them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** The name of the file in the build. */
export const LICENCES_FILE = 'third-party-licenses.txt';

/** Writes the file, once it is known which modules are bundled. */
export function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? output.moduleIds : [],
      );
      this.emitFile({
        type: 'asset',
        fileName: LICENCES_FILE,
        source: licenceTexts(packagesOf(modules)),
      });
    },
  };
}

/** Returns the folders of the packages that modules belong to, in the order of their names. */
export function packagesOf(modules: readonly string[]): string[] {
  const folders = modules.flatMap((module) => {
    const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)\//.exec(module) ?? [];
    return folder === undefined ? [] : [folder];
  });
  return [...new Set(folders)].sort();
}

/**
 * Returns the name and license text of each package.
 * @throws if a package has no text, so that whoever adds it checks its license
 */
export function licenceTexts(folders: readonly string[]): string {
  return folders.map(licenceText).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceText(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file))
    .sort();
  if (files.length === 0) throw new Error(`${name} has no licence text in ${folder}`);
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
