/**
 * `npm run bench [-- recorder|filter|import|export|check|list|network|load|latency|listeners|memory|chromium|firefox
 * …]`: what Detour costs. Build it first.
 */
import { benchCheck } from './check.ts';
import { benchExport } from './export.ts';
import { benchFilter } from './filter.ts';
import { benchImport } from './import.ts';
import { benchLatency } from './latency.ts';
import { benchList } from './list/index.ts';
import { benchNetworkPanel } from './list/network-panel.ts';
import { benchListeners } from './listeners.ts';
import { benchMemory } from './memory.ts';
import { benchPageLoad } from './page-load.ts';
import { benchRecorder } from './recorder.ts';

const MEASURES = { list: benchList, load: benchPageLoad, latency: benchLatency } as const;
const BROWSERS = ['chromium', 'firefox'] as const;

const wanted = process.argv.slice(2);
const among = (name: string, all: readonly string[]) =>
  wanted.includes(name) || !all.some((each) => wanted.includes(each));
const kinds = [
  'recorder',
  'filter',
  'import',
  'export',
  'check',
  'memory',
  'network',
  'listeners',
  ...Object.keys(MEASURES),
];

if (among('recorder', kinds)) benchRecorder();
if (among('filter', kinds)) benchFilter();
if (among('import', kinds)) benchImport();
if (among('export', kinds)) benchExport();
if (among('check', kinds)) benchCheck();
if (wanted.includes('memory')) await benchMemory(); // takes minutes
for (const name of BROWSERS.filter((each) => among(each, BROWSERS))) {
  if (wanted.includes('network')) await benchNetworkPanel(name); // takes minutes
  if (wanted.includes('listeners')) await benchListeners(name); // takes minutes
  for (const [kind, measure] of Object.entries(MEASURES))
    if (among(kind, kinds)) await measure(name);
}
