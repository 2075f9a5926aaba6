/**
 * `npm run package`: builds the extension for both stores and zips it into packages/, together with the source that is
 * needed to build it again. The same source gives the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readEntries, toZip } from './packaging/zip.mjs';
import { ensureDependencies } from './setup/setup.mjs';

const FOLDER = 'packages';

/**
 * Everything that a build needs, and the instructions for reviewers; scripts/packaging/rebuild-packages.mjs verifies
 * it.
 */
const SOURCE = [
  'CHANGELOG.md',
  'LICENSE',
  'PRIVACY.md',
  'README.md',
  'docs/building.md',
  'manifest.json',
  'package-lock.json',
  'package.json',
  'public',
  'scripts/packaging/browser-manifest.ts',
  'scripts/packaging/licences.ts',
  'scripts/packaging/suffix-list.ts',
  'scripts/packaging/tldts.d.ts',
  'scripts/packaging/viewer-code.ts',
  'scripts/package.mjs',
  'scripts/setup/setup-browsers.mjs',
  'scripts/setup/setup-versions.mjs',
  'scripts/setup/setup.mjs',
  'scripts/packaging/zip.mjs',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

ensureDependencies();
const { version } = JSON.parse(readFileSync('manifest.json', 'utf8'));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
for (const browser of ['chrome', 'firefox']) {
  build(browser);
  const files = readEntries(`dist/${browser}`, ['.']);
  await write(browser, files);
}
await write('source', readEntries('.', SOURCE));

/** @param {string} mode */
function build(mode) {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * @param {string} kind
 * @param {import('./packaging/zip.mjs').ZipEntry[]} entries
 */
async function write(kind, entries) {
  const file = `${FOLDER}/detour-${kind}-${version}.zip`;
  const zip = await toZip(entries);
  writeFileSync(file, zip);
  console.log(`${file}: ${entries.length} files, ${Math.round(zip.length / 1000)} kB`);
}
