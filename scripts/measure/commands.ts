/** curl and wget, which send one request per run. */
import type { ProbeRequest } from './probe.ts';

/** A command that sends one request per run. */
export interface CommandClient {
  readonly kind: 'command';
  readonly name: string;
  readonly command: string;
  readonly debian: string;
  /** The arguments that send a request; undefined if it can't be sent this way. */
  arguments(request: ProbeRequest, bodyFile: string): string[] | undefined;
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

/** `-X HEAD` waits for a body that never arrives. */
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

/** `--post-data` for POST, according to its manual; other methods must be given by name. */
function wgetsMethod({ method, body }: ProbeRequest): string[] {
  if (method === 'GET') return [];
  if (method === 'POST') return [`--post-data=${body ?? ''}`];
  return [`--method=${method}`, ...(body === undefined ? [] : [`--body-data=${body}`])];
}

export const COMMANDS: readonly CommandClient[] = [
  curl('curl -L', ['--location'], curlsOwnMethods),
  curl('curl -L -X', ['--location'], curlsRequest),
  curl('curl -L --post301', ['--location', '--post301'], curlsOwnMethods),
  curl('curl -L --post302', ['--location', '--post302'], curlsOwnMethods),
  curl('curl -L --post303', ['--location', '--post303'], curlsOwnMethods),
  curl('curl --location-trusted', ['--location-trusted'], curlsOwnMethods),
  WGET,
];
