/** Prepares a client of the table, or says why that is impossible. */
import { type DrivenBrowser, openBrowser } from '../browsers/index.ts';
import type { CommandClient } from './commands.ts';
import { bringLibrary, type Equipped } from './libraries.ts';
import type { ProbeRequest } from './probe.ts';
import type { ProbeServer } from './server.ts';
import type { BrowserClient, MeasuredClient, ProgramClient } from './table.ts';
import type { Workshop } from './workshop.ts';

/** A client that was found. */
export interface ReadyClient {
  readonly version: string;
  /** Sends requests one after another, as far as the client can; the server records the result. */
  send(requests: readonly ProbeRequest[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Finds a client, or installs what it needs.
 * @throws with the reason if that is impossible
 */
export function makeReady(
  client: MeasuredClient,
  workshop: Workshop,
  server: ProbeServer,
): Promise<ReadyClient> {
  if (client.kind === 'browser') return openReady(client, server);
  return client.kind === 'program'
    ? readyProgram(client, workshop)
    : readyCommand(client, workshop);
}

async function readyProgram(client: ProgramClient, workshop: Workshop): Promise<ReadyClient> {
  const { command, folder, version } = await equip(client, workshop);
  return {
    version,
    send: async (requests) => {
      await workshop.run(command, requests.map(toLine).join(''), folder);
    },
    close: async () => {},
  };
}

/** Without requests, a program prints its version, or fails because its library is missing. */
async function equip({ name, file, needs, runner }: ProgramClient, workshop: Workshop) {
  const { folder, command }: Equipped =
    typeof needs === 'string'
      ? { folder: workshop.folder, command: inFolder(workshop, needs, [...runner, file]) }
      : bringLibrary(needs, file, workshop.newFolder(name));
  const version = (await workshop.run(command, '', folder)).trim();
  return { folder, command, version };
}

/** Entering a root folder starts at its root, so the command changes to the workshop's folder. */
function inFolder(workshop: Workshop, packages: string, command: readonly string[]) {
  const enter = workshop.enter(packages);
  return enter.length === 0 ? command : [...enter, 'env', '-C', workshop.folder, ...command];
}

function toLine({ method, url, body = '', contentType = '', authorization, cookie }: ProbeRequest) {
  return `${[method, url, body, contentType, authorization, cookie].join('\t')}\n`;
}

async function readyCommand(client: CommandClient, workshop: Workshop): Promise<ReadyClient> {
  const command = inFolder(workshop, client.debian, [client.command]);
  const told = await workshop.run([...command, '--version']);
  return {
    version: /\d+(\.\d+)+/.exec(told)?.[0] ?? '',
    send: async (requests) => {
      for (const request of requests) {
        const args = client.arguments(request, workshop.bodyFile);
        // A failure may be the client's reaction to a redirect, and shows in what it did not send.
        if (args) await workshop.run([...command, ...args]).catch(() => {});
      }
    },
    close: async () => {},
  };
}

async function openReady(
  { browser: name }: BrowserClient,
  server: ProbeServer,
): Promise<ReadyClient> {
  const browser = await openBrowser(name, {
    extension: 'bench/blank',
    url: `${server.origins.http}/page`,
    headless: true,
    devtools: false,
    certificateAuthority: {
      certificate: server.certificate.authority,
      spkiHash: server.certificate.spkiHash,
    },
  });
  return {
    version: browser.version,
    send: (requests) => fetchAll(browser, requests),
    close: () => browser.close(),
  };
}

/**
 * Each is sent from a page of the first origin. Pages can't set Cookie, so it is added to the browser's own cookie
 * store for that host, and removed again; otherwise a later redirect to that host would send it.
 */
async function fetchAll(browser: DrivenBrowser, requests: readonly ProbeRequest[]) {
  let at = '';
  for (const { method, url, body, contentType, authorization, cookie } of requests) {
    const { origin } = new URL(url);
    if (origin !== at) await browser.page.navigate(`${origin}/page`);
    at = origin;
    const headers = {
      ...(contentType && { 'Content-Type': contentType }),
      ...(authorization && { Authorization: authorization }),
    };
    const init = { method, headers, credentials: 'include', ...(body && { body }) };
    await browser.page.evaluate(`(() => {
      const clear = () => { document.cookie = 'lab=; Max-Age=0'; };
      ${cookie === '' ? 'clear()' : `document.cookie = ${JSON.stringify(cookie)}`};
      return fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then(() => true, () => false).finally(clear);
    })()`);
  }
}
