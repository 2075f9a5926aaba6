/**
 * `npm run viewer`: builds the viewer and serves it on loopback until it is stopped. `-- --port 8400` takes another port.
 */
import { parseArgs } from 'node:util';
import { serveViewer } from './serve.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8309' } } });
await import('./build.ts');
const { port } = await serveViewer(Number(values.port));
console.log(`The viewer: http://localhost:${port}/ (Ctrl+C stops it)`);
