/** The measured clients, and how each is run. A variant that follows redirects differently is a separate client. */
import { COMMANDS, type CommandClient } from './commands.ts';
import type { Library } from './libraries.ts';

/** A program in `programs/`, which sends all requests in one run. */
export interface ProgramClient {
  readonly kind: 'program';
  readonly name: string;
  readonly file: string;
  /** A library, which determines how the program is run, or Debian packages. */
  readonly needs: Library | string;
  /** The words of the command before the file name, with Debian packages. */
  readonly runner: readonly string[];
}

export interface BrowserClient {
  readonly kind: 'browser';
  readonly name: string;
  readonly browser: 'chromium' | 'firefox';
}

export type MeasuredClient = ProgramClient | CommandClient | BrowserClient;

/** PHP looks for certificate authorities only where its settings say. */
const PHP = ['php', '-d', 'curl.cainfo=authority.pem', '-d', 'openssl.cafile=authority.pem'];

/** A program that runs with Debian packages. */
function program(
  name: string,
  file: string,
  runner: readonly string[],
  debian: string,
): ProgramClient {
  return { kind: 'program', name, file, runner, needs: debian };
}

/** A program with libraries from a package registry, in their newest versions. */
function withLibrary(
  name: string,
  file: string,
  manager: Library['manager'],
  ...packages: string[]
): ProgramClient {
  return { kind: 'program', name, file, needs: { manager, packages }, runner: [] };
}

const SPRING = 'org.springframework:spring-web';

export const MEASURED_CLIENTS: readonly MeasuredClient[] = [
  { kind: 'browser', name: 'Chromium', browser: 'chromium' },
  { kind: 'browser', name: 'Firefox', browser: 'firefox' },
  ...COMMANDS,
  withLibrary('Python requests', 'python_requests.py', 'pip', 'requests'),
  withLibrary('Python httpx', 'python_httpx.py', 'pip', 'httpx'),
  program('Python urllib', 'python_urllib.py', ['python3'], 'python3'),
  withLibrary('Python urllib3', 'python_urllib3.py', 'pip', 'urllib3'),
  withLibrary('Python aiohttp', 'python_aiohttp.py', 'pip', 'aiohttp'),
  withLibrary('PycURL', 'python_pycurl.py', 'pip', 'pycurl'),
  program('Node fetch', 'fetch.mjs', ['node'], 'nodejs'),
  withLibrary('axios', 'axios.mjs', 'npm', 'axios'),
  withLibrary('got', 'got.mjs', 'npm', 'got'),
  withLibrary('node-fetch', 'node-fetch.mjs', 'npm', 'node-fetch'),
  withLibrary('superagent', 'superagent.mjs', 'npm', 'superagent'),
  withLibrary('request', 'request.mjs', 'npm', 'request'),
  withLibrary('needle', 'needle.mjs', 'npm', 'needle'),
  withLibrary('newman', 'newman.mjs', 'npm', 'newman'),
  withLibrary('Playwright APIRequest', 'playwright.mjs', 'npm', 'playwright-core'),
  program('Go net/http', 'net-http.go', ['go', 'run'], 'golang-go'),
  withLibrary('Rust reqwest', 'reqwest.rs', 'cargo', 'reqwest', '--features', 'blocking'),
  withLibrary('Rust ureq', 'ureq.rs', 'cargo', 'ureq'),
  program('Java HttpClient', 'HttpClientProbe.java', ['java'], 'default-jdk-headless'),
  program(
    'Java HttpURLConnection',
    'HttpUrlConnectionProbe.java',
    ['java'],
    'default-jdk-headless',
  ),
  withLibrary('OkHttp', 'OkHttpProbe.java', 'maven', 'com.squareup.okhttp3:okhttp-jvm'),
  withLibrary(
    'Apache HttpClient 4',
    'ApacheHttpClient4Probe.java',
    'maven',
    'org.apache.httpcomponents:httpclient',
  ),
  withLibrary(
    'Apache HttpClient 5',
    'ApacheHttpClient5Probe.java',
    'maven',
    'org.apache.httpcomponents.client5:httpclient5',
  ),
  withLibrary('Spring RestClient', 'RestClientProbe.java', 'maven', SPRING),
  withLibrary(
    'Spring RestClient (Boot)',
    'BootRestClientProbe.java',
    'maven',
    'org.springframework.boot:spring-boot-http-client',
    SPRING,
  ),
  program('PHP curl', 'curl.php', PHP, 'php-cli php-curl'),
  program('PHP streams', 'streams.php', PHP, 'php-cli'),
  program('PHP Guzzle', 'guzzle.php', PHP, 'php-cli php-guzzlehttp-guzzle'),
  program('Ruby Net::HTTP', 'net_http.rb', ['ruby'], 'ruby'),
  program('Ruby open-uri', 'open_uri.rb', ['ruby'], 'ruby'),
  program('Ruby Faraday', 'faraday.rb', ['ruby'], 'ruby-faraday-follow-redirects'),
  program('Ruby HTTParty', 'httparty.rb', ['ruby'], 'ruby-httparty'),
  program('Ruby rest-client', 'rest_client.rb', ['ruby'], 'ruby-rest-client'),
  program('Perl LWP', 'lwp.pl', ['perl'], 'libwww-perl'),
  program('Perl HTTP::Tiny', 'http_tiny.pl', ['perl'], 'perl'),
];
