import Fastify from 'fastify';

const app = Fastify({ routerOptions: { ignoreTrailingSlash: false } });
app.get('/secure', (request, reply) =>
  reply.redirect(`https://${request.headers.host}${request.url}`, 301),
);
app.get('/account', (request, reply) => reply.redirect(`/login?next=${request.url}`));
app.get('/old/:status', (request, reply) =>
  reply.redirect(process.env.TARGET, Number(request.params.status)),
);
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
