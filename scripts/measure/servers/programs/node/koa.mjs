import Koa from 'koa';

const app = new Koa();
app.use((context) => {
  const [, status] = /^\/old\/(\d+)$/.exec(context.path) ?? [];
  if (status !== undefined) {
    context.status = Number(status);
    context.redirect(process.env.TARGET);
  } else if (context.path === '/secure') {
    context.status = 301;
    context.redirect(`https://${context.host}${context.url}`);
  } else if (context.path === '/account') context.redirect(`/login?next=${context.url}`);
});
app.listen(Number(process.env.PORT), '127.0.0.1');
