/** Where clients are made ready: a temporary folder with the programs and the libraries that had to be fetched. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enterUnstable } from '../versions/bring.ts';
import { toRequest } from './probe.ts';

/** How long one run may take, in ms: a client that waits for every answer of the matrix, and then some. */
const PATIENCE = 300_000;

/** The certificate authority's file in the folder; Java has a store of its own kind. */
const AUTHORITY = 'authority.pem';
const TRUST_STORE = 'authority.p12';
const PASSWORD = 'authority'; // keytool wants one; there is nothing to be kept

export interface Workshop {
  readonly folder: string;
  /** A file with the body that the requests have. */
  readonly bodyFile: string;
  /** Makes a folder for one client, with the programs; what was there is gone. */
  newFolder(client: string): string;
  /**
   * Installs Debian's newest packages in a root folder of their own, as root on Debian, where that was allowed.
   * @returns the words before a command that is to run there; none where the machine's own is to be used
   * @throws where they cannot be installed
   */
  enter(packages: string): readonly string[];
  /**
   * Runs a command in the folder, or in a client's own, and gives its output.
   * @throws with the last line that it complained with, where it fails
   */
  run(command: readonly string[], input?: string, own?: string): Promise<string>;
  remove(): void;
}

/**
 * Opens a workshop.
 * @param mayInstall Debian packages may be installed
 * @param authority the certificate authority that clients are to trust, PEM
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
    child.stdin.on('error', () => {}); // it may end without having read
    child.on('error', (error) => reject(new Error(`${command} cannot be run`, { cause: error })));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString());
      else reject(new Error(lastLine(Buffer.concat(complaints)) || `${command} failed`));
    });
    child.stdin.end(input);
  });
}

/** All is on loopback, where a proxy would only stand between. Each family looks for authorities under another name. */
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

/** Where there is no keytool there is no Java either. */
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
