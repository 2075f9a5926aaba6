/** Builds the viewer's page, `dist/viewer/index.html`, which contains everything that it needs, and an example. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { packViewer, toPage } from '../../src/core/formats/report/viewer-page.ts';
import { buildViewer } from '../packaging/viewer-code.ts';
import { example } from './example.ts';

const FOLDER = 'dist/viewer';

const code = await buildViewer();
const page = toPage(await packViewer(code), { example: await example() });
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/index.html`, page);
writeFileSync(`${FOLDER}/third-party-licenses.txt`, code.licences);
console.log(`${FOLDER}/index.html: ${Math.round(page.length / 1000)} kB`);
