import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { readTaken, takenBy } from '../../../scripts/verify-engines/process-tree.ts';

it('a process’s time includes its own ticks and those of its ended children, whatever its name', () => {
  const ticks = '150 50 25 75';
  const stat = `7 (a) b (c) S 1 7 7 0 -1 4194560 9 0 0 0 ${ticks} 20 0 1 0 100 1000 10`;
  const status = 'Name:\ta) b (c\nVmPeak:\t  900 kB\nVmHWM:\t   2048 kB\nVmRSS:\t  100 kB\n';
  expect(readTaken(stat, status)).toEqual({ processor: 3, memory: 2 });
});

it.runIf(process.platform === 'linux')('child processes are included', async () => {
  const script = `const { spawn } = require('node:child_process');
    spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
  const child = spawn(process.execPath, ['-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true, // a group of its own, which ends as one
  });
  await once(child.stdout, 'data');
  const own = takenBy(process.pid)?.memory ?? 0;
  const both = takenBy(child.pid ?? 0)?.memory ?? 0;
  // A Node.js takes more than 30 MiB.
  expect(both).toBeGreaterThan(60);
  expect(own).toBeGreaterThan(both);
  if (child.pid) process.kill(-child.pid);
});

it('nothing is reported for a process that doesn’t exist', () => {
  expect(takenBy(2 ** 30)).toBeUndefined();
});
