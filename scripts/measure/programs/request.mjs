import { promisify } from 'node:util';
import request from 'request';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

const send = promisify(request);
await sendAll(await versionOf('request'), (each) => send({ ...each, timeout: 5000 }));
