import { promisify } from 'node:util';
import newman from 'newman';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

const run = promisify(newman.run);
await sendAll(await versionOf('newman'), ({ method, url, headers, body }) => {
  const header = Object.entries(headers).map(([key, value]) => ({ key, value }));
  const request = { method, url, header, ...(body && { body: { mode: 'raw', raw: body } }) };
  const collection = { info: { name: 'probe' }, item: [{ name: 'request', request }] };
  return run({ collection, reporters: [], timeoutRequest: 5000 });
});
