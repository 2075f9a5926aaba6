/** The clients that are measured, and how each is run. A variant that follows redirects otherwise is a client of its own. */
import type { ProbeRequest } from './probe.ts';

/** A program of `programs/`, which sends all requests in one run. */
export interface ProgramClient {
  readonly kind: 'program';
  readonly name: string;
  readonly file: string;
  /** What runs the file, best first: words before its name. */
  readonly runners: readonly (readonly string[])[];
  /** The package that it needs, for npm or pip. */
  readonly npm?: string;
  readonly pip?: string;
  /** Debian's packages that bring the runner and the library. */
  readonly debian: string;
}

/** A command that sends one request a run. */
export interface CommandClient {
  readonly kind: 'command';
  readonly name: string;
  readonly command: string;
  readonly debian: string;
  /** The arguments that send a request; undefined where it is not sent in this way. */
  arguments(request: ProbeRequest, bodyFile: string): string[] | undefined;
}

export interface BrowserClient {
  readonly kind: 'browser';
  readonly name: string;
  readonly browser: 'chromium' | 'firefox';
}

export type MeasuredClient = ProgramClient | CommandClient | BrowserClient;

const PYTHON = [['python3'], ['/usr/bin/python3']];
const NODE = [['node']];
/** PHP looks for authorities only where its settings say. */
const PHP = [['php', '-d', 'curl.cainfo=authority.pem', '-d', 'openssl.cafile=authority.pem']];

function program(
  name: string,
  file: string,
  runners: ProgramClient['runners'],
  packages: Pick<ProgramClient, 'npm' | 'pip' | 'debian'>,
): ProgramClient {
  return { kind: 'program', name, file, runners, ...packages };
}

/** Debian's libraries in Java's class path, by the names of their files. */
function java(...jars: string[]): string[][] {
  if (jars.length === 0) return [['java']];
  return [['java', '-cp', jars.map((jar) => `/usr/share/java/${jar}.jar`).join(':')]];
}

function headerArguments(option: string, request: ProbeRequest): string[] {
  const { contentType, authorization, cookie } = request;
  const headers = { 'Content-Type': contentType, Authorization: authorization, Cookie: cookie };
  return Object.entries(headers).flatMap(([name, value]) =>
    value ? [option, `${name}: ${value}`] : [],
  );
}

function curl(
  name: string,
  options: readonly string[],
  how: (request: ProbeRequest, bodyFile: string) => string[] | undefined,
): CommandClient {
  return {
    kind: 'command',
    name,
    command: 'curl',
    debian: 'curl',
    arguments: (request, bodyFile) => {
      const method = how(request, bodyFile);
      const quiet = ['--disable', '--silent', '--output', '/dev/null', '--max-time', '5'];
      return (
        method && [
          ...quiet,
          ...options,
          ...method,
          ...headerArguments('--header', request),
          request.url,
        ]
      );
    },
  };
}

/** What curl does by itself, without `--request`. */
function curlsOwnMethods({ method, body = '' }: ProbeRequest, bodyFile: string) {
  const ways: Readonly<Record<string, string[]>> = {
    GET: [],
    HEAD: ['--head'],
    POST: ['--data-binary', body],
    PUT: ['--upload-file', bodyFile],
  };
  return ways[method];
}

/** `-X HEAD` waits for a body that never comes. */
function curlsRequest({ method, body }: ProbeRequest) {
  if (method === 'HEAD') return undefined;
  return ['--request', method, ...(body === undefined ? [] : ['--data-binary', body])];
}

const WGET: CommandClient = {
  kind: 'command',
  name: 'wget',
  command: 'wget',
  debian: 'wget',
  arguments: (request) => [
    ...['--no-config', '--no-hsts', '--quiet', '--output-document=/dev/null', '--tries=1'],
    ...['--timeout=5', '--ca-certificate=authority.pem'],
    ...wgetsMethod(request),
    ...headerArguments('--header', request),
    request.url,
  ],
};

/** `--post-data` for POST, as its manual says; other methods have to be named. */
function wgetsMethod({ method, body }: ProbeRequest): string[] {
  if (method === 'GET') return [];
  if (method === 'POST') return [`--post-data=${body ?? ''}`];
  return [`--method=${method}`, ...(body === undefined ? [] : [`--body-data=${body}`])];
}

export const MEASURED_CLIENTS: readonly MeasuredClient[] = [
  { kind: 'browser', name: 'Chromium', browser: 'chromium' },
  { kind: 'browser', name: 'Firefox', browser: 'firefox' },
  curl('curl -L', ['--location'], curlsOwnMethods),
  curl('curl -L -X', ['--location'], curlsRequest),
  curl('curl -L --post301', ['--location', '--post301'], curlsOwnMethods),
  curl('curl -L --post302', ['--location', '--post302'], curlsOwnMethods),
  curl('curl -L --post303', ['--location', '--post303'], curlsOwnMethods),
  curl('curl --location-trusted', ['--location-trusted'], curlsOwnMethods),
  WGET,
  program('Python requests', 'python_requests.py', PYTHON, {
    pip: 'requests',
    debian: 'python3-requests',
  }),
  program('Python httpx', 'python_httpx.py', PYTHON, { pip: 'httpx', debian: 'python3-httpx' }),
  program('Python urllib', 'python_urllib.py', PYTHON, { debian: 'python3' }),
  program('Python urllib3', 'python_urllib3.py', PYTHON, {
    pip: 'urllib3',
    debian: 'python3-urllib3',
  }),
  program('Python aiohttp', 'python_aiohttp.py', PYTHON, {
    pip: 'aiohttp',
    debian: 'python3-aiohttp',
  }),
  program('Node fetch', 'fetch.mjs', NODE, { debian: 'nodejs' }),
  program('axios', 'axios.mjs', NODE, { npm: 'axios', debian: 'nodejs' }),
  program('got', 'got.mjs', NODE, { npm: 'got', debian: 'nodejs' }),
  program('node-fetch', 'node-fetch.mjs', NODE, { npm: 'node-fetch', debian: 'nodejs' }),
  program('superagent', 'superagent.mjs', NODE, { npm: 'superagent', debian: 'nodejs' }),
  program('Go net/http', 'net-http.go', [['go', 'run']], { debian: 'golang-go' }),
  program('Java HttpClient', 'HttpClientProbe.java', java(), { debian: 'default-jdk-headless' }),
  program('Java HttpURLConnection', 'HttpUrlConnectionProbe.java', java(), {
    debian: 'default-jdk-headless',
  }),
  program('OkHttp', 'OkHttpProbe.java', java('okhttp', 'okio'), { debian: 'libokhttp-java' }),
  program(
    'Apache HttpClient',
    'ApacheHttpClientProbe.java',
    java('httpclient', 'httpcore', 'commons-logging'),
    { debian: 'libhttpclient-java' },
  ),
  program('PHP curl', 'curl.php', PHP, { debian: 'php-cli php-curl' }),
  program('PHP streams', 'streams.php', PHP, { debian: 'php-cli' }),
  program('PHP Guzzle', 'guzzle.php', PHP, { debian: 'php-cli php-guzzlehttp-guzzle' }),
  program('Ruby Net::HTTP', 'net_http.rb', [['ruby']], { debian: 'ruby' }),
  program('Ruby open-uri', 'open_uri.rb', [['ruby']], { debian: 'ruby' }),
  program('Ruby Faraday', 'faraday.rb', [['ruby']], { debian: 'ruby-faraday-middleware' }),
  program('Ruby HTTParty', 'httparty.rb', [['ruby']], { debian: 'ruby-httparty' }),
  program('Ruby rest-client', 'rest_client.rb', [['ruby']], { debian: 'ruby-rest-client' }),
  program('Perl LWP', 'lwp.pl', [['perl']], { debian: 'libwww-perl' }),
  program('Perl HTTP::Tiny', 'http_tiny.pl', [['perl']], { debian: 'perl' }),
];
