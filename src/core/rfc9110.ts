/**
 * What RFC 9110 leaves to a client that follows a redirect (§15.4). It allows more than Fetch, by which browsers go: see
 * redirect.ts for what that requires.
 */
import { statusCode } from './status-codes.ts';

/** What the RFC says of a status, in words of ours, and where. */
export interface Allowance {
  readonly text: string;
  /** `RFC 9110 §15.4.3`. */
  readonly source: string;
}

/** The headers of a request that goes on as GET or HEAD which the RFC names for removal (§15.4), in lower case. */
export const CONTENT_HEADERS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
  'content-length',
  'digest',
  'last-modified',
]);

const POST_MAY_CHANGE =
  'A client may change POST to GET, for historical reasons; any other method stays.';

const STATEMENTS: Readonly<Record<number, string>> = {
  300: 'A client may follow a Location, which is the server’s preference; nothing changes the method.',
  301: POST_MAY_CHANGE,
  302: POST_MAY_CHANGE,
  303: 'The target is to be retrieved, by GET or HEAD, whatever the method was.',
  304: 'It leads nowhere: the client has the answer already.',
  305: 'It is deprecated.',
  307: 'A client that follows must not change the method.',
  308: 'Like 301, but POST must not become GET.',
};

/** What the RFC says of a 3xx status; undefined where it says nothing. */
export function allowance(status: number): Allowance | undefined {
  const text = STATEMENTS[status];
  const section = statusCode(status)?.section;
  return text === undefined || section === undefined
    ? undefined
    : { text, source: `RFC 9110 §${section}` };
}

/**
 * The methods that a client may use to follow a redirect (RFC 9110 §15.4.1 to §15.4.9).
 * @param method of the request that was redirected
 * @returns undefined for a status that is not there to be followed
 */
export function allowedMethods(status: number, method: string): readonly string[] | undefined {
  switch (status) {
    case 301:
    case 302:
      return method === 'POST' ? ['POST', 'GET'] : [method];
    case 303:
      return ['GET', 'HEAD'];
    case 300:
    case 307:
    case 308:
      return [method];
    default:
      return undefined;
  }
}
