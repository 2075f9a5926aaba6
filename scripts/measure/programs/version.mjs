import { readFile } from 'node:fs/promises';

/** The version of a package that is installed beside the program. */
export async function versionOf(name) {
  const file = new URL(`./node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')).version;
}
