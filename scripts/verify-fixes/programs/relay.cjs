/** Has the application decide about a request. */
const http = require('node:http');

module.exports = (request, response) => {
  const { host, 'x-forwarded-proto': proto = 'http' } = request.headers;
  const options = {
    host: '127.0.0.1',
    port: process.env.APPLICATION,
    method: request.method,
    headers: { 'x-uri': request.originalUrl, 'x-host': host, 'x-proto': proto },
  };
  const asked = http.request(options, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  request.pipe(asked);
};
