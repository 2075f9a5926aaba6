/**
 * `npm start [-- --browser firefox] [-- --headless]`: installs what is missing, builds, and runs the demo. Plain Node
 * without dependencies, because it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensureDependencies } from './setup/setup.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: !hasDisplay() },
  },
});
const { browser, headless } = values;
if (browser !== 'chromium' && browser !== 'firefox') {
  console.error(`--browser is "${browser}"; it must be chromium or firefox`);
  process.exit(1);
}

ensureDependencies();
ensureBrowser(browser);
const mode = browser === 'firefox' ? 'firefox' : 'chrome';
run('node_modules/vite/bin/vite.js', ['build', '--mode', mode, '--logLevel', 'warn']);
run('node_modules/tsx/dist/cli.mjs', [
  'scripts/demo/demo.ts',
  '--browser',
  browser,
  ...(headless ? ['--headless'] : []),
]);

/**
 * @param {string} script
 * @param {string[]} args
 */
function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Servers and CI have no display; macOS and Windows always do. */
function hasDisplay() {
  const { platform, env } = process;
  if (env.CI) return false;
  return (
    platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
  );
}
