#!/usr/bin/env node
/** The program `detour`. */
import { check } from './check.ts';
import { viewer } from './packed-viewer.ts';

const { stdin, stdout, stderr, env } = process;

// The reader may stop early, as `head` does.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') throw new Error(`standard output: ${code}`);
  process.exit();
});

process.exitCode = await check(process.argv.slice(2), {
  input: stdin,
  output: stdout,
  errors: stderr,
  // Any value counts (https://no-color.org).
  noColor: Boolean(env.NO_COLOR),
  loadViewer: viewer,
});
