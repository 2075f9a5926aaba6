/**
 * The lab's server: on loopback only, with one HTTP and one HTTPS port; every response comes from the scenarios' data.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { findAnswer, sendAnswer, sendPreflight } from './answer.ts';
import { createCertificate } from './certificate.ts';
import { createGates, type Gates } from './gates.ts';
import { listenOnLoopback } from './listen.ts';
import { type LogEntry, toLogEntry } from './log.ts';
import { indexPage, notFoundPage, scenarioPage } from './pages/index.ts';
import { findScenario } from './scenarios/index.ts';
import { createSecureServer } from './tls.ts';
import { expand, type LabPorts, MAIN_HOST, PLATFORM_HOST } from './urls.ts';

/** The hosts reached on ports 80 and 443, which the browser maps to the lab's ports. */
const MAPPED_HOSTS = [
  'lab.dev',
  'lab.test',
  'secure.lab.test',
  'old.secure.lab.test',
  'www.lab.test',
  'example.com',
  PLATFORM_HOST,
];

export interface LabOptions {
  /** The HTTP port; any free one if absent. */
  readonly port?: number;
  /** The HTTPS port; any free one if absent. */
  readonly httpsPort?: number;
  /** Milliseconds after which a held response is released automatically. Absent: only by `release`. */
  readonly releaseAfter?: number;
}

export interface Lab {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  readonly ports: LabPorts;
  /** What the browser must map: ports 80 and 443 of each host to these ports on loopback. */
  readonly hosts: Readonly<Record<string, LabPorts>>;
  readonly certificateAuthority: {
    /** PEM, for browsers that accept a certificate authority. */
    readonly certificate: string;
    /** Base64 SHA-256 of the leaf's public key, for Chromium's --ignore-certificate-errors-spki-list. */
    readonly spkiHash: string;
  };
  /** The received requests, oldest first; the same array until `clearLog`, which empties it. */
  readonly log: readonly LogEntry[];
  clearLog(): void;
  /** Releases all requests held at a gate, and returns their number. */
  release(gate: string): number;
  /** Resolves as soon as a request is held at a gate. */
  held(gate: string): Promise<void>;
  /** Holds every response from now on, until `resume`. */
  pause(): void;
  resume(): void;
  /** The URLs of the requests held by `pause`. */
  waiting(): string[];
  /** Returns the URL of a scenario's page. */
  url(scenarioId: string): string;
  close(): Promise<void>;
}

interface State {
  readonly log: LogEntry[];
  readonly gates: Gates;
  ports: LabPorts;
  isPaused: boolean;
  readonly paused: Set<string>;
}

/** The gate at which everything is held while the lab is paused. */
const PAUSE = 'pause';

/**
 * Starts the lab.
 * @throws EADDRINUSE if a requested port is taken
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const certificate = await createCertificate();
  const state: State = {
    log: [],
    gates: createGates(options.releaseAfter),
    ports: { http: 0, https: 0 },
    isPaused: false,
    paused: new Set(),
  };
  const http = await listenOnLoopback(
    () => createServer((request, response) => serve(state, 'http', request, response)),
    options.port,
  );
  const https = await listenOnLoopback(
    () =>
      createSecureServer(certificate, (request, response) =>
        serve(state, 'https', request, response),
      ),
    options.httpsPort,
  ).catch(async (error) => {
    await http.close();
    throw error;
  });
  state.ports = { http: http.port, https: https.port };
  const origin = `http://${MAIN_HOST}:${http.port}`;
  return {
    origin,
    ports: state.ports,
    hosts: Object.fromEntries(MAPPED_HOSTS.map((host) => [host, state.ports])),
    certificateAuthority: { certificate: certificate.authority, spkiHash: certificate.spkiHash },
    log: state.log,
    clearLog: () => state.log.splice(0),
    release: state.gates.release,
    held: state.gates.held,
    pause: () => {
      state.isPaused = true;
    },
    resume: () => {
      state.isPaused = false;
      state.gates.release(PAUSE);
    },
    waiting: () => [...state.paused],
    url: (scenarioId) => {
      const { pageHost = MAIN_HOST } = findScenario(scenarioId) ?? {};
      return expand(`{http://${pageHost}}/`, scenarioId, state.ports);
    },
    close: async () => {
      state.gates.releaseAll();
      await Promise.all([http.close(), https.close()]);
    },
  };
}

async function serve(
  state: State,
  scheme: 'http' | 'https',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // One request per connection: a browser repeats a request by itself if a reused connection is closed, and the log
  // would contain more than was sent.
  if (request.httpVersionMajor === 1) response.setHeader('Connection', 'close');
  // Clients may disconnect; the log contains what arrived completely.
  const entry = await toLogEntry(request, scheme).catch(() => undefined);
  if (!entry) return;
  const isLog = entry.path === '/log';
  if (!isLog && entry.path !== '/favicon.ico') state.log.push(entry);
  if (entry.kind === 'page') servePage(state, entry, response);
  else await serveScenario(state, entry, response);
}

async function serveScenario(
  state: State,
  entry: LogEntry,
  response: ServerResponse,
): Promise<void> {
  const scenario = findScenario(entry.scenario ?? '');
  const answer = scenario && findAnswer(scenario, entry);
  if (entry.kind === 'preflight') {
    if (answer?.preflight) sendAnswer(response, answer.preflight, entry, state.ports);
    else sendPreflight(response, answer, entry);
    return;
  }
  if (answer?.hold !== undefined) await wait(state, answer.hold, response);
  if (state.isPaused) {
    state.paused.add(entry.url);
    await wait(state, PAUSE, response);
    state.paused.delete(entry.url);
  }
  if (!answer) send(response, 404, 'text/html', notFoundPage(entry.path));
  else if (answer.destroy) response.destroy();
  else sendAnswer(response, answer, entry, state.ports);
}

async function wait(state: State, gate: string, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await state.gates.wait(gate, gone.signal);
}

function servePage(state: State, entry: LogEntry, response: ServerResponse): void {
  const scenario = findScenario(entry.scenario ?? '');
  if (scenario) send(response, 200, 'text/html', scenarioPage(scenario, state.ports));
  else if (entry.path === '/') send(response, 200, 'text/html', indexPage());
  else if (entry.path === '/log') {
    send(response, 200, 'application/json', JSON.stringify(state.log, null, 2));
  } else if (entry.path === '/favicon.ico') response.writeHead(204).end();
  else send(response, 404, 'text/html', notFoundPage(entry.path));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
    .end(body);
}
