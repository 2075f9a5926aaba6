import { sendAll } from './probe.mjs';

await sendAll(
  `${process.versions.undici} (Node ${process.versions.node})`,
  async ({ url, ...init }) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
  },
);
