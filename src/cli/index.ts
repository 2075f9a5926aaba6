#!/usr/bin/env node
/** The program `detour`. */
import { check } from './check.ts';

const { stdin, stdout, stderr, env } = process;

// Whoever reads the output may have read enough, as `head` has.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') throw new Error(`standard output: ${code}`);
  process.exit();
});

process.exitCode = await check(process.argv.slice(2), {
  input: stdin,
  output: stdout,
  errors: stderr,
  // https://no-color.org: whatever its value, if it has one.
  noColor: Boolean(env.NO_COLOR),
});
