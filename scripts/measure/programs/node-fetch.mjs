import fetch from 'node-fetch';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

await sendAll(await versionOf('node-fetch'), async ({ url, ...init }) => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
  await response.arrayBuffer();
});
