/** The redirect statuses and what RFC 9110 says of them. */

export interface StatusCode {
  /** The standard's own name. */
  readonly name: string;
  /** The section of RFC 9110 that defines it. */
  readonly section: string;
}

const REDIRECTS: Readonly<Record<number, StatusCode>> = {
  300: { name: 'Multiple Choices', section: '15.4.1' },
  301: { name: 'Moved Permanently', section: '15.4.2' },
  302: { name: 'Found', section: '15.4.3' },
  303: { name: 'See Other', section: '15.4.4' },
  304: { name: 'Not Modified', section: '15.4.5' },
  305: { name: 'Use Proxy', section: '15.4.6' },
  307: { name: 'Temporary Redirect', section: '15.4.8' },
  308: { name: 'Permanent Redirect', section: '15.4.9' },
};

/** Looks a 3xx status up; undefined for every other one. */
export function statusCode(status: number): StatusCode | undefined {
  return REDIRECTS[status];
}

/** A status with its reason phrase: `302 Found`. */
export function statusText(status: number, statusLine: string): string {
  return `${status} ${reasonPhrase(status, statusLine)}`.trim();
}

/**
 * The reason phrase of a response: the server's own where it sent one, else the standard's name
 * (HTTP/2 and 3 have none, RFC 9113 §8.3.2); "" where neither is known.
 */
export function reasonPhrase(status: number, statusLine: string): string {
  const sent = /^HTTP\/\S+ \d{3} (.+)$/.exec(statusLine)?.[1]?.trim();
  return sent ?? statusCode(status)?.name ?? '';
}
