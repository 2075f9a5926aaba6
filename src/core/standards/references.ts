/** The standards that findings refer to, with their pages. */
import { statusCode } from '../http/status-codes.ts';

/** Where a rule is defined: `RFC 9110 §15.4.3`, and the page that contains it. */
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

/** The section of RFC 9110 that defines a redirect status, or the section on all of them if it has none of its own. */
export function statusReference(status: number): Reference {
  return rfc9110(statusCode(status)?.section ?? '15.4');
}
