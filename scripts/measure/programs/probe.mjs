/** The requests that a client is told to send. */
import { createInterface } from 'node:readline';

/** Sends them one after another, whatever happens to each. */
export async function sendAll(version, send) {
  console.log(version);
  for await (const line of createInterface({ input: process.stdin })) {
    const [method, url, body, type, authorization, cookie] = line.split('\t');
    const headers = {
      ...(type && { 'Content-Type': type }),
      ...(authorization && { Authorization: authorization }),
      ...(cookie && { Cookie: cookie }),
    };
    const request = { method, url, headers, ...(body && { body }) };
    await Promise.resolve(request)
      .then(send)
      .catch(() => {});
  }
}
