/**
 * Does what a reviewer of Firefox's add-on site does: unpacks the source package written by `npm run package`, builds
 * from it, and compares. All three packages must be the same, byte by byte.
 */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';

const place = mkdtempSync(path.join(tmpdir(), 'detour-rebuild-'));
try {
  const [source = ''] = readdirSync('packages').filter((name) => name.includes('-source-'));
  await unpack(readFileSync(path.join('packages', source)), place);
  // Reviewers run `npm ci`, which requires the network; the same versions are already here.
  symlinkSync(path.resolve('node_modules'), path.join(place, 'node_modules'), 'junction');
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], {
    cwd: place,
    stdio: 'inherit',
  });
  const differing = status === 0 ? readdirSync('packages').filter(differs) : ['the build failed'];
  for (const name of differing) console.error(`not the same when built again: ${name}`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/**
 * @param {Buffer} zip
 * @param {string} folder
 */
async function unpack(zip, folder) {
  const { files } = await JSZip.loadAsync(zip, { checkCRC32: true });
  for (const file of Object.values(files)) {
    if (file.dir) continue; // JSZip adds them
    const target = path.join(folder, file.name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, await file.async('nodebuffer'));
  }
}

/** @param {string} name */
function differs(name) {
  const again = readFileSync(path.join(place, 'packages', name));
  return !again.equals(readFileSync(path.join('packages', name)));
}
