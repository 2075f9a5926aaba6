/** The baseline: known findings from an earlier recording, which don't fail again. */
import { readFile, writeFile } from 'node:fs/promises';
import type { RedirectChain } from '../core/chain/chain.ts';
import type { Finding } from '../core/findings/finding.ts';
import { parseJson } from '../core/formats/file-reading.ts';
import { isObject } from '../core/formats/json-object.ts';
import { parseUrl } from '../core/url/origin.ts';
import type { CheckedFile } from './checked.ts';
import { systemProblem } from './problems.ts';
import { Unusable } from './unusable.ts';

const VERSION = 1;

export interface Baseline {
  readonly keys: ReadonlySet<string>;
}

/**
 * Returns the key of a finding: the rule, the chain's first request and the hop's request. The values of URL parameters are
 * omitted, because they change from recording to recording, and so are secrets.
 * @param chain redacted
 */
export function keyOf({ id, hop }: Finding, { hops }: RedirectChain): string {
  return [id, ...[hops[0], hops[hop] ?? hops[0]].map(requestText)].join(' · ');
}

/** All keys of the findings in files. */
function keysOf(files: readonly CheckedFile[]): Set<string> {
  const keys = new Set<string>();
  for (const { chains } of files) {
    for (const { findings, keyed } of chains)
      for (const finding of findings) keys.add(keyOf(finding, keyed));
  }
  return keys;
}

/** Counts the findings of a baseline that were not found again. */
export function countGone(baseline: Baseline, files: readonly CheckedFile[]): number {
  const found = keysOf(files);
  return [...baseline.keys].filter((key) => !found.has(key)).length;
}

function requestText({ method, url }: { readonly method: string; readonly url: string }): string {
  const parsed = parseUrl(url.replace(/redacted-\d+/g, 'redacted'));
  if (!parsed) return `${method} ${url}`;
  const names = new Set(parsed.searchParams.keys());
  const query = names.size === 0 ? '' : `?${[...names].sort().join('&')}`;
  const path = `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  return `${method} ${path}${query}`;
}

/**
 * Reads a baseline.
 * @returns undefined without a name
 * @throws Unusable
 */
export async function readBaseline(name: string | undefined): Promise<Baseline | undefined> {
  if (name === undefined) return undefined;
  const parsed = parseJson(await textOf(name));
  if ('problem' in parsed) throw new Unusable(`${name}: ${parsed.problem}`);
  const { value } = parsed;
  if (isObject(value) && Array.isArray(value.findings) && value.version !== VERSION)
    throw new Unusable(
      `${name}: The baseline’s version is not ${VERSION}, the one that this Detour reads; --update-baseline writes it.`,
    );
  if (!isObject(value) || !Array.isArray(value.findings))
    throw new Unusable(`${name}: The file is not a baseline; --update-baseline writes one.`);
  for (const [index, key] of value.findings.entries()) {
    if (typeof key !== 'string')
      throw new Unusable(`${name}: findings[${index}] is not a string, as in a baseline.`);
  }
  return { keys: new Set(value.findings) };
}

async function textOf(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    throw new Unusable(`${name}: ${systemProblem(error)}; --update-baseline writes a baseline`);
  }
}

/**
 * Writes all findings, sorted, so that versions of the file can be compared.
 * @throws Unusable
 */
export async function writeBaseline(name: string, files: readonly CheckedFile[]): Promise<void> {
  const findings = [...keysOf(files)].sort();
  const text = JSON.stringify({ version: VERSION, findings }, null, 2);
  try {
    await writeFile(name, `${text}\n`);
  } catch (error) {
    throw new Unusable(`${name}: ${systemProblem(error)}`);
  }
}
