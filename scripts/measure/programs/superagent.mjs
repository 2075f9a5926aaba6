import superagent from 'superagent';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

await sendAll(await versionOf('superagent'), ({ method, url, headers, body }) =>
  superagent(method, url).set(headers).timeout(5000).send(body),
);
