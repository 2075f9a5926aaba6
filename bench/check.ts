/**
 * The cost of `detour check` for a file of 100 MB, compared with JSON.parse on the same file, each in its own process.
 * Goal: at most twice its time. Build first.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MEASURED } from './import.ts';
import { median, quantile } from './median.ts';

const ROUNDS = 3;

/** Reads the file whole, or line by line if it is NDJSON, and keeps the result. */
const PARSE = `
  const text = require('node:fs').readFileSync(process.argv[1], 'utf8');
  const isLines = process.argv[1].endsWith('.ndjson');
  globalThis.kept = isLines ? text.trimEnd().split('\\n').map((line) => JSON.parse(line)) : JSON.parse(text);
`;

/**
 * At the end of a process, reports its resource usage (getrusage): microseconds of processor time, its maximum size in
 * KiB, and milliseconds since it started.
 */
const TELL = `data:text/javascript,process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\nTOOK ' + (userCPUTime + systemCPUTime) + ' ' + maxRSS + ' ' + performance.now());
})`;

interface Run {
  /** Milliseconds of processor time, from start to end. */
  readonly time: number;
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** MiB. */
  readonly memory: number;
}

function run(args: readonly string[]): Run {
  const { status, stderr } = spawnSync(process.execPath, ['--import', TELL, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const [, time, memory, wall] = /TOOK (\d+) (\d+) ([\d.]+)/.exec(stderr) ?? [];
  return { time: Number(time) / 1000, wall: Number(wall), memory: Number(memory) / 1024 };
}

/** Measures and prints the results. */
export function benchCheck(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'detour-check-'));
  try {
    for (const { name, text } of MEASURED) {
      const file = path.join(folder, name.includes('NDJSON') ? 'a.ndjson' : 'a.har');
      writeFileSync(file, text());
      console.log(`check of 100 MB, ${name}`);
      measure(file);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(file: string): void {
  const check = ['dist/cli/detour.js', 'check', '--fail-on', 'none', file];
  const rounds = Array.from({ length: ROUNDS }, () => ({
    alone: run(['-e', PARSE, file]),
    whole: run(check),
  }));
  const ratios = rounds.map(({ alone, whole }) => whole.time / alone.time);
  const wall = median(rounds.map(({ alone, whole }) => whole.wall / alone.wall)).toFixed(2);
  const quartiles = [0.25, 0.75].map((share) => quantile(ratios, share).toFixed(2)).join('–');
  const row = (name: 'alone' | 'whole') => {
    const time = median(rounds.map((round) => round[name].time)).toFixed(0);
    return `${time} ms, ${median(rounds.map((round) => round[name].memory)).toFixed(0)} MiB`;
  };
  console.log(`  JSON.parse alone  ${row('alone')}`);
  console.log(
    `  the check         ${row('whole')}   ${median(ratios).toFixed(2)} × (quartiles ${quartiles}), ${wall} × by the clock`,
  );
}
