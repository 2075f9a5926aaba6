/** Where clients are prepared: a temporary folder with the programs and the downloaded libraries. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enterUnstable } from '../versions/bring.ts';
import { toRequest } from './probe.ts';

/**
 * The longest time of one run, in milliseconds: for a client that waits for every response of the matrix, with a
 * margin.
 */
const PATIENCE = 300_000;

/** The certificate authority's file in the folder; Java has its own kind of store. */
const AUTHORITY = 'authority.pem';
const TRUST_STORE = 'authority.p12';
const PASSWORD = 'authority'; // keytool requires one; it protects nothing

export interface Workshop {
  readonly folder: string;
  /** A file with the body of the requests. */
  readonly bodyFile: string;
  /** Creates a folder for one client, with the programs; previous content is removed. */
  newFolder(client: string): string;
  /**
   * Installs Debian's newest packages in their own root folder, as root on Debian, if that was allowed.
   * @returns the words before a command that runs there; empty to use the machine's own
   * @throws if they can't be installed
   */
  enter(packages: string): readonly string[];
  /**
   * Runs a command in the folder, or in a client's own, and returns its output.
   * @throws with the last line of its error output if it fails
   */
  run(command: readonly string[], input?: string, own?: string): Promise<string>;
  remove(): void;
}

/**
 * Opens a workshop.
 * @param mayInstall whether Debian packages may be installed
 * @param authority the certificate authority that clients must trust, as PEM
 */
export function openWorkshop(mayInstall: boolean, authority: string): Workshop {
  const folder = mkdtempSync(path.join(tmpdir(), 'detour-clients-'));
  cpSync(new URL('./programs', import.meta.url), folder, { recursive: true });
  const bodyFile = path.join(folder, 'body.txt');
  writeFileSync(bodyFile, toRequest('PUT', '').body ?? '');
  writeFileSync(path.join(folder, AUTHORITY), authority);
  makeTrustStore(folder);
  const programs = new URL('./programs', import.meta.url);
  return {
    folder,
    bodyFile,
    newFolder: (client) => {
      const own = path.join(folder, client.replace(/[^\w.-]/g, '-'));
      rmSync(own, { recursive: true, force: true });
      cpSync(programs, own, { recursive: true });
      return own;
    },
    enter: (packages) => (mayInstall ? enterUnstable(packages.split(' ')) : []),
    run: (command, input = '', own = folder) => run(command, input, own, environment(folder)),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function run(
  [command = '', ...args]: readonly string[],
  input: string,
  folder: string,
  env: NodeJS.ProcessEnv,
) {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env,
      timeout: PATIENCE,
    });
    const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => complaints.push(chunk));
    child.stdin.on('error', () => {}); // it may exit without reading
    child.on('error', (error) => reject(new Error(`${command} cannot be run`, { cause: error })));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString());
      else reject(new Error(lastLine(Buffer.concat(complaints)) || `${command} failed`));
    });
    child.stdin.end(input);
  });
}

/**
 * Everything is on loopback, where a proxy would only interfere. Each kind of client reads the authority from another
 * variable.
 */
function environment(folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name));
  const authority = path.join(folder, AUTHORITY);
  const trusted = [
    ...['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'],
    'PERL_LWP_SSL_CA_FILE',
  ].map((name) => [name, authority]);
  return {
    ...Object.fromEntries([...kept, ...trusted]),
    JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${path.join(folder, TRUST_STORE)} -Djavax.net.ssl.trustStorePassword=${PASSWORD}`,
    GOCACHE: path.join(folder, 'go-cache'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

/** Without keytool, there is no Java either. */
function makeTrustStore(folder: string): void {
  const store = ['-keystore', TRUST_STORE, '-storepass', PASSWORD, '-noprompt'];
  spawnSync('keytool', ['-importcert', '-alias', 'lab', '-file', AUTHORITY, ...store], {
    cwd: folder,
    stdio: 'ignore',
  });
}

function lastLine(text: Buffer): string {
  return text.toString().trim().split('\n').at(-1)?.trim() ?? '';
}
