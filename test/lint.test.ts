/** The linter's own rules find what they are for, and only in the source. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TABLE = 'An object is no table';
const SPREAD = "A call with a list's items";
const HOST = 'A host of 100,000 characters';

const SAMPLES: readonly (readonly [code: string, found: readonly string[]])[] = [
  ['export const sum = (list: number[]) => Math.max(...list);', [SPREAD]],
  ['export const add = (to: number[], list: number[]) => to.push(0, ...list, 1);', [SPREAD]],
  ['export const text = (list: number[]) => String.fromCodePoint?.(...list);', [SPREAD]],
  ['export const date = (list: [number, number]) => new Date(...list);', [SPREAD]],
  ['export const add = (to: number[], list: number[]) => to.push.apply(to, list);', [SPREAD]],
  ['export const all = (list: number[]) => new Set([0, ...list].concat([...list]));', []],
  ['export const both = (one: object, other: object) => ({ ...one, ...other });', []],
  ["export const TABLE: Record<string, string> = { GET: 'safe' };", [TABLE]],
  ['export const TABLE: Readonly<Partial<Record<number, 1>>> = { 302: 1 };', [TABLE]],
  ['export interface Table { readonly [name: string]: number }', [TABLE]],
  ['const T = { a: 1 };\nexport const at = (name: string) => T[name as keyof typeof T];', [TABLE]],
  ["export const TABLE: Record<'GET' | 'HEAD', boolean> = { GET: true, HEAD: true };", []],
  ['export const isUrl = (text: string) => URL.canParse(text);', [HOST]],
  ['export const at = (text: string, base: string) => URL.parse(text, base)?.href;', [HOST]],
  ["export const worker = new URL('./worker.ts', import.meta.url);", []],
  ['export type Names = { readonly [Name in keyof Element]?: string };', []],
];

const folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
let report = '';

/** One run for all: starting Biome takes longer than anything it does. */
beforeAll(() => {
  const { plugins } = JSON.parse(readFileSync('biome.json', 'utf8'));
  const own = plugins.map((plugin: { path: string }) => ({
    ...plugin,
    path: path.resolve(plugin.path),
  }));
  const config = { root: true, linter: { rules: { preset: 'none' } }, plugins: own };
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(config));
  for (const place of ['src', 'test']) {
    mkdirSync(path.join(folder, place));
    for (const [index, [code]] of SAMPLES.entries())
      writeFileSync(path.join(folder, place, `${index}.ts`), code);
  }
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
  const run = ['lint', '--reporter=github', '--max-diagnostics=none', '.'];
  report = spawnSync(process.execPath, [biome, ...run], { cwd: folder, encoding: 'utf8' }).stdout;
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What the rules say of a file. */
function complaints(file: string): string[] {
  const lines = report.split('\n').filter((line) => line.includes(`${path.sep}${file},`));
  return lines.map(
    (line) => [TABLE, SPREAD, HOST].find((message) => line.includes(message)) ?? line,
  );
}

describe('the linter', () => {
  it.each(SAMPLES.map(([code, found], index) => ({ code, found, index })))(
    'reports $code: $found',
    ({ found, index }) => {
      expect(complaints(`src/${index}.ts`)).toEqual(found);
    },
  );

  it('does not restrict tests and scripts', () => {
    expect(SAMPLES.flatMap((_, index) => complaints(`test/${index}.ts`))).toEqual([]);
  });
});
