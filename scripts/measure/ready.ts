/** Makes a client of the table ready to be sent to work, or says why it cannot be. */
import { type DrivenBrowser, openBrowser } from '../browsers/index.ts';
import type { ProbeRequest } from './probe.ts';
import type { ProbeServer } from './server.ts';
import type { BrowserClient, CommandClient, MeasuredClient, ProgramClient } from './table.ts';
import type { Workshop } from './workshop.ts';

/** A client that has been found. */
export interface ReadyClient {
  readonly version: string;
  /** Sends requests one after the other, as far as the client can; what became of them is seen by the server. */
  send(requests: readonly ProbeRequest[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Finds a client, or installs what it needs.
 * @throws with the reason, where it cannot be had
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
  const { npm, pip, debian } = client;
  const found =
    (await findRunner(client, workshop)) ??
    (npm && workshop.installLibrary('npm', npm) && (await findRunner(client, workshop))) ??
    (pip && workshop.installLibrary('pip', pip) && (await findRunner(client, workshop))) ??
    (workshop.installPackages(debian) && (await findRunner(client, workshop)));
  if (!found) {
    await workshop.run([...(client.runners[0] ?? []), client.file]); // to say why
    throw new Error('not found');
  }
  return {
    version: found.version,
    send: async (requests) => {
      await workshop.run(found.command, requests.map(toLine).join(''));
    },
    close: async () => {},
  };
}

/** Without requests a program tells its version, or fails because its library is missing. */
async function findRunner({ runners, file }: ProgramClient, workshop: Workshop) {
  for (const runner of runners) {
    const command = [...runner, file];
    const version = await workshop.run(command).catch(() => undefined);
    if (version !== undefined) return { command, version: version.trim() };
  }
  return undefined;
}

function toLine({ method, url, body = '', contentType = '', authorization, cookie }: ProbeRequest) {
  return `${[method, url, body, contentType, authorization, cookie].join('\t')}\n`;
}

async function readyCommand(client: CommandClient, workshop: Workshop): Promise<ReadyClient> {
  const { command, debian } = client;
  const askVersion = () => workshop.run([command, '--version']);
  const told = await askVersion().catch((error) => {
    if (workshop.installPackages(debian)) return askVersion();
    throw error;
  });
  return {
    version: /\d+(\.\d+)+/.exec(told)?.[0] ?? '',
    send: async (requests) => {
      for (const request of requests) {
        const args = client.arguments(request, workshop.bodyFile);
        // A failure is the client's answer to a redirect, and is seen by what it did not send.
        if (args) await workshop.run([command, ...args]).catch(() => {});
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
 * Each from a page of the origin that is asked first. A page may not set Cookie: it is put into the browser's own jar, for
 * that host.
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
      document.cookie = ${JSON.stringify(cookie || 'lab=; Max-Age=0')};
      return fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then(() => true, () => false);
    })()`);
  }
}
