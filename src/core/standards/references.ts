/** Where the standards can be read that findings refer to. */
import { statusCode } from '../http/status-codes.ts';

/** Where a rule stands: `RFC 9110 §15.4.3`, and the page that it can be read on. */
export interface Reference {
  readonly text: string;
  readonly url: string;
}

/** A section of RFC 9110: `rfc9110('15.4.3')`. */
export function rfc9110(section: string): Reference {
  return {
    text: `RFC 9110 §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc9110#section-${section}`,
  };
}

/** The section of RFC 9110 that defines a redirect status; the one on all of them where it has none of its own. */
export function statusReference(status: number): Reference {
  return rfc9110(statusCode(status)?.section ?? '15.4');
}
