import { sendAll } from './probe.mjs';

await sendAll(
  // A Node that uses an external library doesn't report its version.
  `${process.versions.undici ?? 'undici'} (Node ${process.versions.node})`,
  async ({ url, ...init }) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
  },
);
