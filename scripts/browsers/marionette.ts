import { once } from 'node:events';
import net from 'node:net';

/** A connection to Firefox's remote control. */
export interface Marionette {
  send<T>(command: string, parameters?: Record<string, unknown>): Promise<T>;
  isConnected(): boolean;
}

type Reply = [type: number, id: number, error: RemoteError | null, result: unknown];
interface RemoteError {
  error: string;
  message: string;
}
interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Splits a stream into Marionette's packets, `<length in bytes>:<JSON>`. Returns the complete packets and the remaining
 * bytes.
 */
export function readPackets(buffer: Buffer): { packets: unknown[]; rest: Buffer } {
  const packets: unknown[] = [];
  let rest = buffer;
  for (;;) {
    const colon = rest.indexOf(':');
    const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)).toString());
    if (colon < 0 || rest.length < end) return { packets, rest };
    packets.push(JSON.parse(rest.subarray(colon + 1, end).toString()));
    rest = rest.subarray(end);
  }
}

/**
 * Connects to Marionette on a loopback port. Commands may overlap: responses contain the command's number.
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map<number, Waiting>();
  let connected = true;
  let last = 0;
  let buffer: Buffer = Buffer.alloc(0);

  const answer = ([, id, error, result]: Reply) => {
    const command = waiting.get(id);
    waiting.delete(id);
    if (error) command?.reject(new Error(`${error.error}: ${error.message}`));
    else command?.resolve(result);
  };
  socket.on('data', (data: Buffer) => {
    const { packets, rest } = readPackets(Buffer.concat([buffer, data]));
    buffer = rest;
    // The greeting is an object, not an array.
    for (const packet of packets) if (Array.isArray(packet)) answer(packet as Reply);
  });
  socket.on('error', () => {}); // `close` follows
  socket.on('close', () => {
    connected = false;
    for (const { reject } of waiting.values()) reject(new Error('Marionette hung up'));
    waiting.clear();
  });

  const send = <T>(command: string, parameters: Record<string, unknown> = {}) =>
    new Promise<T>((resolve, reject) => {
      if (!connected) return reject(new Error('Marionette hung up'));
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      const text = JSON.stringify([0, last, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  return { send, isConnected: () => connected };
}
