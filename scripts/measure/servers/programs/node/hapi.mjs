import Hapi from '@hapi/hapi';

const server = Hapi.server({ port: Number(process.env.PORT), host: '127.0.0.1' });
server.route([
  {
    method: 'GET',
    path: '/secure',
    handler: ({ info, url }, h) =>
      h.redirect(`https://${info.host}${url.pathname}${url.search}`).code(301),
  },
  { method: 'GET', path: '/account', handler: ({ path }, h) => h.redirect(`/login?next=${path}`) },
  {
    method: 'GET',
    path: '/old/{status}',
    handler: ({ params }, h) => h.redirect(process.env.TARGET).code(Number(params.status)),
  },
]);
await server.start();
