/** The 3xx statuses: what RFC 9110 specifies for each, as data. standards/status-reference.ts puts it into words. */

/** What RFC 9110 specifies for the next request's method. */
export type MethodRule =
  /** POST MAY become GET, for historical reasons (§15.4.2, §15.4.3). */
  | 'may-change'
  /** The target is another resource, which is to be retrieved (§15.4.4). */
  | 'retrieval'
  /** The method MUST NOT change (§15.4.8). */
  | 'must-keep'
  /** Designed to preserve the method (§15.4, §15.4.9). */
  | 'keep';

/** What is specific to a status that browsers follow. */
export interface RedirectRule {
  /** The target is the resource's URL from now on. */
  readonly permanent: boolean;
  /** What RFC 9110 specifies for the method. `requiredMethod` in redirect.ts is what the Fetch Standard requires. */
  readonly method: MethodRule;
}

export interface StatusCode {
  /** The standard's own name. */
  readonly name: string;
  /** The section of RFC 9110 that defines it. */
  readonly section: string;
  /** Caches may reuse it without explicit permission: "heuristically cacheable" (RFC 9110 §15.1). */
  readonly cacheable: boolean;
  /** Absent if browsers don't follow it because it is not a redirect status (Fetch §2.2.6). */
  readonly redirect?: RedirectRule;
}

const STATUS_CODES: ReadonlyMap<number, StatusCode> = new Map([
  [300, { name: 'Multiple Choices', section: '15.4.1', cacheable: true }],
  [
    301,
    {
      name: 'Moved Permanently',
      section: '15.4.2',
      cacheable: true,
      redirect: { permanent: true, method: 'may-change' },
    },
  ],
  [
    302,
    {
      name: 'Found',
      section: '15.4.3',
      cacheable: false,
      redirect: { permanent: false, method: 'may-change' },
    },
  ],
  [
    303,
    {
      name: 'See Other',
      section: '15.4.4',
      cacheable: false,
      redirect: { permanent: false, method: 'retrieval' },
    },
  ],
  [304, { name: 'Not Modified', section: '15.4.5', cacheable: false }],
  [305, { name: 'Use Proxy', section: '15.4.6', cacheable: false }],
  [306, { name: '(Unused)', section: '15.4.7', cacheable: false }],
  [
    307,
    {
      name: 'Temporary Redirect',
      section: '15.4.8',
      cacheable: false,
      redirect: { permanent: false, method: 'must-keep' },
    },
  ],
  [
    308,
    {
      name: 'Permanent Redirect',
      section: '15.4.9',
      cacheable: true,
      redirect: { permanent: true, method: 'keep' },
    },
  ],
]);

/** The statuses that browsers follow, in order. */
export const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;

export type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

/** The other 3xx, in order. */
export const OTHER_STATUSES = [300, 304, 305, 306] as const;

/** Looks a 3xx status up; undefined for every other one. */
export function statusCode(status: number): StatusCode | undefined {
  return STATUS_CODES.get(status);
}

/** A status with its reason phrase: `302 Found`. */
export function statusText(status: number, statusLine: string): string {
  return `${status} ${reasonPhrase(status, statusLine)}`.trim();
}

/**
 * The reason phrase of a response: the server's own if it sent one, otherwise the standard's name (HTTP/2 and 3 have
 * none, RFC 9113 §8.3.2); "" if neither is known.
 */
export function reasonPhrase(status: number, statusLine: string): string {
  const sent = /^HTTP\/\S+ \d{3} (.+)$/.exec(statusLine)?.[1]?.trim();
  return sent ?? statusCode(status)?.name ?? '';
}
