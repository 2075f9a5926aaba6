import got from 'got';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

// Retries are not redirects, and would repeat the same URL.
await sendAll(await versionOf('got'), ({ url, ...request }) =>
  got(url, { ...request, retry: { limit: 0 }, timeout: { request: 5000 }, allowGetBody: true }),
);
