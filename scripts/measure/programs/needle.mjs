import needle from 'needle';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

// It follows none unless it is told how many.
await sendAll(await versionOf('needle'), ({ method, url, headers, body }) =>
  needle(method, url, body, { headers, follow_max: 10, response_timeout: 5000 }),
);
