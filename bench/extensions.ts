/** Extensions to compare with: an empty one, with listeners that do nothing. */
import { appendFile, cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserName } from '../scripts/browsers/index.ts';
import { type EventName, extraInfoSpec } from '../src/background/capture/request-event.ts';
import manifest from './blank/manifest.json' with { type: 'json' };

/** An extension without listeners, and with an empty panel. */
export const BLANK = 'bench/blank';

const HOSTS = ['http://*/*', 'https://*/*'];

/** A panel that listens to DevTools' network log and does nothing. */
const HEARS_LOG = `const { network } = (globalThis.browser ?? chrome).devtools;
network.onRequestFinished.addListener(() => {});
`;

/**
 * Writes an extension that listens to some of webRequest's events and does nothing with them.
 * @param options what it requests of each event: as much as Detour, including DevTools' log, or as little as possible
 * @returns its folder, which the caller must remove
 */
export async function writeListening(
  browser: BrowserName,
  events: readonly EventName[],
  options: 'as Detour' | 'as Detour, with the log' | 'none',
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'detour-bench-'));
  await cp(BLANK, folder, { recursive: true });
  const permitted = { ...manifest, permissions: ['webRequest'], host_permissions: HOSTS };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(permitted));
  const calls = events.map((name) => {
    const extra = options === 'none' ? [] : extraInfoSpec(name, browser);
    const rest = [{ urls: HOSTS }, ...extra].map((each) => JSON.stringify(each));
    return `chrome.webRequest.${name}.addListener(() => {}, ${rest.join(', ')});\n`;
  });
  await writeFile(path.join(folder, 'background.js'), calls.join(''));
  if (options === 'as Detour, with the log') {
    await writeFile(path.join(folder, 'panel.js'), HEARS_LOG);
    await appendFile(path.join(folder, 'panel.html'), '<script src="panel.js"></script>\n');
  }
  return folder;
}
