/**
 * What RFC 9110 allows a client that follows a redirect (§15.4). It allows more than Fetch, which browsers implement:
 * redirect.ts contains what Fetch requires.
 */
import { statusCode } from '../http/status-codes.ts';

/** The section that defines a 3xx status: `RFC 9110 §15.4.3`. Undefined for every other status. */
export function sectionOf(status: number): string | undefined {
  const code = statusCode(status);
  return code && `RFC 9110 §${code.section}`;
}

/**
 * The methods with which a client may follow a redirect (RFC 9110 §15.4.1 to §15.4.9).
 * @param method of the redirected request
 * @returns undefined for a status that isn't meant to be followed
 */
export function allowedMethods(status: number, method: string): readonly string[] | undefined {
  switch (statusCode(status)?.redirect?.method) {
    case 'may-change':
      return method === 'POST' ? ['POST', 'GET'] : [method];
    case 'retrieval':
      return ['GET', 'HEAD'];
    case 'must-keep':
    case 'keep':
      return [method];
    case undefined:
      // Browsers don't follow 300, but any client may, and its method doesn't change.
      return status === 300 ? [method] : undefined;
  }
}
