import needle from 'needle';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

// It follows none unless their maximum is given.
await sendAll(await versionOf('needle'), ({ method, url, headers, body }) =>
  needle(method, url, body, { headers, follow_max: 10, response_timeout: 5000 }),
);
