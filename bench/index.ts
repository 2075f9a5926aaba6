/** `npm run bench [-- recorder|chromium|firefox …]`: what Detour costs, as ratios within one run. */
import { benchPageLoad } from './page-load.ts';
import { benchRecorder } from './recorder.ts';

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

if (isWanted('recorder')) benchRecorder();
for (const name of ['chromium', 'firefox'] as const) {
  if (isWanted(name)) await benchPageLoad(name);
}
