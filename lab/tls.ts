/** The lab's HTTPS server: HTTP/1.1, and HTTP/2 for one host. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { createSecureContext, createServer as createTlsServer, type Server } from 'node:tls';
import { type LabCertificate, UNTRUSTED_HOSTS } from './certificate.ts';

/** HTTP/2 only for this host, because it has no reason phrases and keeps its connections. */
const HTTP2_HOST = 'h2.localhost';

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Creates a server that negotiates the protocol by host (ALPN, RFC 7301) and passes each connection to the server for
 * it.
 */
export function createSecureServer(certificate: LabCertificate, serve: Serve): Server {
  const http1 = createServer(serve);
  // Its requests and responses are Node's compatible ones.
  const http2 = createHttp2Server(serve as unknown as Parameters<typeof createHttp2Server>[0]);
  const untrusted = createSecureContext(certificate.untrusted);
  return createTlsServer(
    {
      key: certificate.key,
      cert: certificate.chain,
      SNICallback: (host, give) =>
        give(null, UNTRUSTED_HOSTS.includes(host) ? untrusted : undefined),
      ALPNCallback: ({ servername, protocols }) =>
        servername === HTTP2_HOST && protocols.includes('h2') ? 'h2' : 'http/1.1',
    },
    (socket) => {
      const server = socket.alpnProtocol === 'h2' ? http2 : http1;
      server.emit('connection', socket);
    },
  );
}
