/** The HAR that the panel exports: saves it with the button, and compares it with the lab server's own log. */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { findAnswer, isChallenged } from '../../lab/answer.ts';
import type { LogEntry } from '../../lab/log.ts';
import { type Browser, expectedChains, lacksPreloadedHsts } from '../../lab/scenario.ts';
import { findScenario } from '../../lab/scenarios/index.ts';
import { shorten } from '../../lab/urls.ts';
import { isRedirectStatus } from '../../src/core/chain/chain.ts';
import type { Har, HarEntry } from '../../src/core/formats/har/har.ts';
import type { DrivenBrowser } from '../browsers/index.ts';
import { poll } from '../browsers/wait.ts';
import { press } from '../pictures/panel-page.ts';

/**
 * Exports the displayed chains, reads the saved file and removes it.
 * @param withSecrets whether to include secrets
 */
export async function exportHar(
  browser: DrivenBrowser,
  withSecrets = false,
): Promise<{ har: Har; name: string }> {
  if (withSecrets) {
    await press(browser, 'More export options');
    await press(browser, 'Include secrets');
    await press(browser, 'HAR');
  } else await press(browser, 'Export HAR');
  const { text, name } = await takeSaved(browser, 'har');
  return { har: JSON.parse(text), name };
}

/** Reads the saved file with an extension, and removes it. */
export async function takeSaved(
  browser: DrivenBrowser,
  extension: string,
): Promise<{ text: string; name: string }> {
  const saved = await poll(() => readSaved(browser.downloads, extension), {
    timeout: 10_000,
    what: `a file .${extension} in ${browser.downloads}`,
  });
  await rm(path.join(browser.downloads, saved.name));
  return saved;
}

/** Undefined while the file doesn't exist or is incomplete: every format ends with a line feed. */
async function readSaved(
  folder: string,
  extension: string,
): Promise<{ text: string; name: string } | undefined> {
  const name = (await readdir(folder)).find((file) => file.endsWith(`.${extension}`));
  if (name === undefined) return undefined;
  const text = await readFile(path.join(folder, name), 'utf8');
  return text.endsWith('\n') ? { name, text } : undefined;
}

/**
 * Compares exported hops with what the server received: each redirected request must be one of the hops, with the body
 * length that the hop claims, if any; and each hop that a server responded to must be in the log.
 * @returns the differences, in words
 */
export function disagreements(
  entries: readonly HarEntry[],
  log: readonly LogEntry[],
  browser: Browser,
): string[] {
  const problems: string[] = [];
  // The cache sends no requests, so whatever the log contains must match the remaining hops.
  const unseen = entries.filter((entry) => !entry._detour.response?.fromCache);
  const order = new Map<string, number>();
  const received = log.filter((entry) => entry.kind !== 'page' && !isPlain(entry, browser));
  for (const { method, url, bodyBytes } of received) {
    const isRequest = (entry: HarEntry) => entry.request.method === method && isSameUrl(entry, url);
    // A service worker responds to a request and sends a similar one: the server's response belongs to that.
    const answered = unseen.findIndex((entry) => isRequest(entry) && isAnsweredByServer(entry));
    const index = answered < 0 ? unseen.findIndex(isRequest) : answered;
    const [entry] = index < 0 ? [] : unseen.splice(index, 1);
    const size = entry?.request.bodySize ?? -1;
    const isCounted = entry?.request.postData !== undefined && 'text' in entry.request.postData;
    if (!entry) problems.push(`the server received ${method} ${url}, which was not recorded`);
    else if ((size >= 0 || isCounted) && size !== bodyBytes) {
      problems.push(`${method} ${url} had ${bodyBytes} B of body, not ${size}`);
    }
    if (!entry) continue;
    if (entry._hopIndex < (order.get(entry._chainId) ?? 0)) problems.push(`${url} came too early`);
    order.set(entry._chainId, entry._hopIndex);
  }
  const isNew = (entry: HarEntry) => !isHandedOver(entry, entries);
  for (const entry of unseen.filter(isAnsweredByServer).filter(isNew)) {
    problems.push(`${entry.request.method} ${entry.request.url} was recorded, but never received`);
  }
  return problems;
}

/**
 * Returns whether a request is not a hop: its response was a challenge, after which the hop continues, or it was not
 * redirected and no redirect was supposed to lead to it.
 */
function isPlain(entry: LogEntry, browser: Browser): boolean {
  const scenario = findScenario(entry.scenario ?? '');
  if (!scenario) return true;
  const found = findAnswer(scenario, entry);
  const answer = entry.kind === 'preflight' ? found?.preflight : found;
  if (answer && isChallenged(answer, entry)) return true;
  if (answer && !answer.destroy && isRedirectStatus(answer.status)) return false;
  const hop = `${entry.method} ${shorten(entry.url, scenario.id)}`;
  const chains = expectedChains(scenario, browser, lacksPreloadedHsts(scenario, [entry]));
  return !chains.flat().some((line) => withoutUserinfo(line).split(/[ #]/, 2).join(' ') === hop);
}

function isAnsweredByServer(entry: HarEntry): boolean {
  const isInternal = entry._cause !== undefined && entry._cause !== 'http';
  return entry.response.status !== 0 && !isInternal;
}

/** A prerendered page gets what was prefetched for it. */
function isHandedOver(entry: HarEntry, entries: readonly HarEntry[]): boolean {
  const isSource = (each: HarEntry) =>
    each.request.url === entry.request.url && lifecycleOf(each, entries) === 'prefetch';
  return lifecycleOf(entry, entries) === 'prerender' && entries.some(isSource);
}

/** A chain's first entry contains it. */
function lifecycleOf({ _chainId }: HarEntry, entries: readonly HarEntry[]): string | undefined {
  return entries.find((each) => each._chainId === _chainId)?._detour.chain?.lifecycle;
}

/** Browsers omit the default port in both the Host header and URLs. */
function isSameUrl(entry: HarEntry, url: string): boolean {
  const recorded = withoutUserinfo(entry.request.url);
  return recorded === url || recorded === new URL(url).href;
}

/** User name and password are sent in a header, if at all. */
function withoutUserinfo(text: string): string {
  return text.replace(/:\/\/[^/?#@]+@/, '://');
}
