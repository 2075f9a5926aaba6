import { sendAll } from './probe.mjs';

await sendAll(
  // A Node that takes the library from elsewhere does not tell its version.
  `${process.versions.undici ?? 'undici'} (Node ${process.versions.node})`,
  async ({ url, ...init }) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
  },
);
