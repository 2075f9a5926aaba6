/** Servers on loopback, on one port for IPv4 and, if available, IPv6. */
import type { AddressInfo, Server, Socket } from 'node:net';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** The sockets of listening servers, which would stay open when a server closes. */
const sockets = new WeakMap<Server, Set<Socket>>();

/**
 * Listens on 127.0.0.1 and ::1 with the same port: browsers may resolve `*.localhost` to either, and must never wait
 * for an address without a server.
 * @param create creates a server; called once per address
 * @param port the requested port; any free one if absent
 * @throws the server's EADDRINUSE if the requested port is taken
 */
export async function listenOnLoopback(create: () => Server, port?: number): Promise<Listener> {
  for (let tries = 0; ; tries += 1) {
    const ipv4 = create();
    await listen(ipv4, '127.0.0.1', port ?? 0);
    const chosen = (ipv4.address() as AddressInfo).port;
    const ipv6 = create();
    try {
      await listen(ipv6, '::1', chosen);
      return { port: chosen, close: () => closeAll([ipv4, ipv6]) };
    } catch (error) {
      // The port is taken only on ::1: unless it was requested, try another.
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken) return { port: chosen, close: () => closeAll([ipv4]) };
      await closeAll([ipv4]);
      if (port !== undefined || tries === 10) throw error;
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  const open = new Set<Socket>();
  sockets.set(server, open);
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.get(server) ?? []) socket.destroy();
      return closed;
    }),
  );
}
