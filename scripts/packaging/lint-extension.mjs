/**
 * Lints dist/firefox like Firefox's add-on site: no errors, and no warnings except those explained in docs/browsers.md.
 */
import { spawnSync } from 'node:child_process';

/** Where each explained warning may occur. */
const EXPLAINED = {
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: /^manifest\.json$/,
  UNSAFE_VAR_ASSIGNMENT: /^(assets\/panel-.*|viewer\/viewer)\.js$/,
};

const { stdout, stderr } = spawnSync(
  process.execPath,
  [
    'node_modules/web-ext/bin/web-ext.js',
    'lint',
    '--source-dir',
    'dist/firefox',
    '--output',
    'json',
  ],
  { encoding: 'utf8', maxBuffer: 1 << 26 },
);
/** @typedef {{ code: keyof typeof EXPLAINED, message: string, file?: string, line?: number }} Complaint */
/** @type {{ errors: Complaint[], warnings: Complaint[] }} */
const { errors, warnings } = parse(stdout);
const unexplained = warnings.filter(({ code, file = '' }) => !EXPLAINED[code]?.test(file));

for (const { code, message, file, line } of [...errors, ...unexplained]) {
  console.error(`${code} in ${file ?? 'the extension'}:${line ?? 1}: ${message}`);
}
console.log(
  `${errors.length} errors, ${unexplained.length} unexplained warnings of ${warnings.length}`,
);
process.exitCode = errors.length + unexplained.length === 0 ? 0 : 1;

/** @param {string} output */
function parse(output) {
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`web-ext lint did not run:\n${output}${stderr}`);
  }
}
