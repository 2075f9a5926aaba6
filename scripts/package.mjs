/** `npm run package`: builds and zips the extension for both stores into packages/. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ensureDependencies } from './setup.mjs';

ensureDependencies();
const { version } = JSON.parse(readFileSync('manifest.json', 'utf8'));
for (const browser of ['chrome', 'firefox']) {
  run('node_modules/vite/bin/vite.js', ['build', '--mode', browser, '--logLevel', 'warn']);
  run('node_modules/web-ext/bin/web-ext.js', [
    'build',
    ...['--source-dir', `dist/${browser}`],
    ...['--artifacts-dir', 'packages'],
    ...['--filename', `detour-${browser}-${version}.zip`],
    '--overwrite-dest',
  ]);
}

/**
 * @param {string} script
 * @param {string[]} args
 */
function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
