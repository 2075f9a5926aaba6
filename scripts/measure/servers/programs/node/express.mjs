import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const { default: express } = await import(process.env.RELEASE ?? 'express');

const folder = mkdtempSync(path.join(tmpdir(), 'detour-express-'));
mkdirSync(path.join(folder, 'dir'));

const app = express();
if (process.env.BARE) app.disable('x-powered-by');
app.get('/secure', (request, response) =>
  response.redirect(301, `https://${request.get('host')}${request.originalUrl}`),
);
app.get('/account', (request, response) => response.redirect(`/login?next=${request.originalUrl}`));
app.get('/old/:status', (request, response) =>
  response.redirect(Number(request.params.status), process.env.TARGET),
);
app.use(express.static(folder));
app.listen(Number(process.env.PORT), '127.0.0.1');
