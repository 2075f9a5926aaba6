import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { appendTrailingSlash } from 'hono/trailing-slash';

const app = new Hono();
app.get('/secure', (context) => context.redirect(context.req.url.replace(/^http:/, 'https:'), 301));
app.get('/account', (context) => context.redirect(`/login?next=${context.req.path}`));
app.get('/old/:status', (context) =>
  context.redirect(process.env.TARGET, Number(context.req.param('status'))),
);
app.use(appendTrailingSlash());
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
