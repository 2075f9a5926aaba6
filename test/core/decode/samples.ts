/** Encoded values for tests. */
import { deflateRawSync } from 'node:zlib';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token; its signature is none. */
export function jwt(payload: unknown, header: unknown = { alg: 'RS256', typ: 'JWT' }): string {
  return `${part(header)}.${part(payload)}.c2lnbmF0dXJl`;
}

/** As SAML's Redirect binding packs a message. */
export function deflated(text: string): string {
  return deflateRawSync(text).toString('base64');
}
